'use client'

import { useAuth, useConfig } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * The navigation is made on the server and stays until the page is rendered anew, which waits for unsaved input. Links
 * to what the user may no longer see go at once.
 */
export const ClosedLinks = () => {
  const { permissions } = useAuth()
  const { collections } = useConfig().config
  const closed = permissions?.collections
    ? collections.filter(({ slug }) => !permissions.collections?.[slug]?.read).map(({ slug }) => `#nav-${slug}`)
    : []
  const links = closed.join(',')

  useEffect(() => {
    if (!links) return undefined
    // Not a <style>: the page's policy refuses those.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${links}{display:none}`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [links])

  return null
}
