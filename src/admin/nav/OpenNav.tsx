'use client'

import { useNav, usePreferences, useWindowInfo } from '@payloadcms/ui'
import { useEffect, useLayoutEffect, useRef } from 'react'

const wideEnough = '(min-width: 1200px)'
const preferenceKey = 'nav'

/**
 * Payload folds the navigation on every screen up to 1440 px, which is most laptops. Opens it there once, before the
 * page is painted where the server knew that it is wanted; folded later, it stays folded.
 */
export const OpenNav = () => {
  const { navOpen, setNavOpen } = useNav()
  const { l: isFolded, m: isTablet } = useWindowInfo().breakpoints
  const { getPreference } = usePreferences()
  const isWanted = useRef(navOpen)
  const isLaptop = isFolded === true && isTablet === false

  useLayoutEffect(() => {
    if (navOpen || !isWanted.current || !isLaptop) return
    isWanted.current = false
    if (window.matchMedia(wideEnough).matches) setNavOpen(true)
  }, [navOpen, isLaptop, setNavOpen])

  // After a log-in it is folded already, whatever the user prefers.
  useEffect(() => {
    if (isWanted.current || !isLaptop || !window.matchMedia(wideEnough).matches) return
    const open = (preference: { open?: boolean } | null): void => {
      if (preference?.open !== false) setNavOpen(true)
    }
    // Without the preference it stays as it is.
    getPreference<{ open?: boolean } | null>(preferenceKey).then(open, () => undefined)
  }, [getPreference, isLaptop, setNavOpen])

  return null
}
