'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { usePermissions } from '../api/use-permissions.ts'

/** The way to the board, below the collections. */
export const MaintenanceLink = () => {
  const href = `${useConfig().config.routes.admin}/maintenance`
  const isActive = usePathname().startsWith(href)
  const { can } = usePermissions()
  if (!can('property.maintenance.view')) return null
  return (
    <Link
      aria-current={isActive ? 'page' : undefined}
      className="nav__link fh-nav-own"
      href={href}
      id="nav-maintenance-board"
      prefetch={false}
    >
      {isActive && <div className="nav__link-indicator" />}
      <span className="nav__link-label">Maintenance board</span>
    </Link>
  )
}
