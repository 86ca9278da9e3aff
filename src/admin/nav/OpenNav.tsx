'use client'

import { useNav, useWindowInfo } from '@payloadcms/ui'
import { useLayoutEffect, useRef } from 'react'

const wideEnough = '(min-width: 1200px)'

/**
 * Payload folds the navigation on every screen up to 1440 px, which is most laptops. Opens it there once, before the
 * page is painted, unless the user had closed it; folded later, it stays folded.
 */
export const OpenNav = () => {
  const { navOpen, setNavOpen } = useNav()
  const { l: isFolded, m: isTablet } = useWindowInfo().breakpoints
  const isWanted = useRef(navOpen)

  useLayoutEffect(() => {
    if (navOpen || !isWanted.current || isFolded !== true || isTablet !== false) return
    isWanted.current = false
    if (window.matchMedia(wideEnough).matches) setNavOpen(true)
  }, [navOpen, isFolded, isTablet, setNavOpen])

  return null
}
