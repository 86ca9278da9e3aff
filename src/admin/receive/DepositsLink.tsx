'use client'

import { Button, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'

/** The way to the deposit register, above the list of settlements. */
export const DepositsLink = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const adminRoute = useConfig().config.routes.admin
  if (isInDrawer) return null
  return (
    <div className="fh-list-actions">
      {can('finance.deposits.view') && (
        <Button el="link" margin={false} size="small" to={`${adminRoute}/deposits`}>
          Deposit register
        </Button>
      )}
    </div>
  )
}
