'use client'

import { Link, useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'

/** The way from the list of transactions to the page on which they are matched. */
export const ReconciliationLink = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const toPage = useAdminPath()
  if (isInDrawer || !can('finance.reconciliation.view')) return null
  return (
    <div className="fh-list-actions">
      <Link className="btn btn--style-secondary btn--size-small" href={toPage('/reconciliation')} prefetch={false}>
        Match them
      </Link>
      <Link className="btn btn--style-secondary btn--size-small" href={toPage('/daily-closing')} prefetch={false}>
        Daily closing
      </Link>
    </div>
  )
}
