'use client'

import { Button, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'

/** The way to the billing run, above the list of invoices. */
export const BillingRun = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const adminRoute = useConfig().config.routes.admin
  if (isInDrawer) return null

  return (
    <div className="fh-list-actions">
      {can('finance.billing.view') && (
        <Button el="link" margin={false} size="small" to={`${adminRoute}/billing`}>
          Run billing
        </Button>
      )}
    </div>
  )
}
