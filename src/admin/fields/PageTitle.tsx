'use client'

import { useDocumentInfo, useDocumentTitle } from '@payloadcms/ui'
import { useEffect } from 'react'
import { pageTitle } from '../text/page-title.ts'

/** Gives a page its heading in words where Payload would show an id or a code. Takes no room itself. */
export const PageTitle = () => {
  const { collectionSlug, data, id } = useDocumentInfo()
  const { setDocumentTitle, title } = useDocumentTitle()
  const wanted = id ? pageTitle(collectionSlug, data ?? {}) : undefined

  // Payload sets its own title whenever the data changes, in an effect that runs after this one.
  useEffect(() => {
    if (!wanted || title === wanted) return undefined
    const frame = requestAnimationFrame(() => setDocumentTitle(wanted))
    return () => cancelAnimationFrame(frame)
  }, [data, setDocumentTitle, title, wanted])

  return null
}
