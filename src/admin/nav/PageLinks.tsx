'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import type { PermissionCode } from '../../access/permissions.ts'
import { usePermissions } from '../api/use-permissions.ts'

const pages: readonly { path: string; label: string; permission: PermissionCode }[] = [
  { path: '/occupancy', label: 'Occupancy', permission: 'contracts.leases.view' },
  { path: '/rent-roll', label: 'Rent roll', permission: 'finance.rent.view' },
  { path: '/receive', label: 'Receive a payment', permission: 'finance.payments.create' },
  { path: '/billing', label: 'Billing', permission: 'finance.billing.view' },
  { path: '/deposits', label: 'Deposits', permission: 'finance.deposits.view' },
  { path: '/owner-accounts', label: 'Owner accounts', permission: 'finance.statements.view' },
  { path: '/reconciliation', label: 'Reconciliation', permission: 'finance.reconciliation.view' },
  { path: '/ledger', label: 'Ledger', permission: 'finance.ledger.view' },
  { path: '/reports', label: 'Reports', permission: 'finance.reports.view' },
  { path: '/expiring-leases', label: 'Ending leases', permission: 'contracts.leases.view' },
]

/** The ways to the pages of leases and money that are no lists, below the collections. */
export const PageLinks = () => {
  const adminRoute = useConfig().config.routes.admin
  const here = usePathname()
  const { can } = usePermissions()
  return pages
    .filter(({ permission }) => can(permission))
    .map(({ path, label }) => {
      const href = `${adminRoute}${path}`
      return (
        <Link
          aria-current={here === href ? 'page' : undefined}
          className="nav__link fh-nav-own"
          href={href}
          id={`nav${path.replace('/', '-')}`}
          key={path}
          prefetch={false}
        >
          {here === href && <div className="nav__link-indicator" />}
          <span className="nav__link-label">{label}</span>
        </Link>
      )
    })
}
