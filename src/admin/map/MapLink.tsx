'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { usePermissions } from '../api/use-permissions.ts'

/** The way to the map, below the collections. */
export const MapLink = () => {
  const href = `${useConfig().config.routes.admin}/map`
  const isActive = usePathname() === href
  const { can } = usePermissions()
  if (!can('property.projects.view')) return null
  return (
    <Link
      aria-current={isActive ? 'page' : undefined}
      className="nav__link fh-nav-own"
      href={href}
      id="nav-map"
      prefetch={false}
    >
      {isActive && <div className="nav__link-indicator" />}
      <span className="nav__link-label">Map</span>
    </Link>
  )
}
