'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useAdminPath } from './use-admin-path.ts'

/** The user's own page, below the collections. */
export const SecurityLink = () => {
  const href = useAdminPath()('/security')
  const isActive = usePathname() === href
  return (
    <Link
      aria-current={isActive ? 'page' : undefined}
      className="nav__link fh-nav-own"
      href={href}
      id="nav-security"
      prefetch={false}
    >
      {isActive && <div className="nav__link-indicator" />}
      <span className="nav__link-label">Your security</span>
    </Link>
  )
}
