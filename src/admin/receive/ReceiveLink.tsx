'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'

/** The way to take money, above the list of payments. */
export const ReceiveLink = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const path = useAdminPath()
  if (isInDrawer || !can('finance.payments.create')) return null
  return (
    <div className="fh-list-actions">
      <Button el="link" margin={false} size="small" to={path('/receive')}>
        Receive a payment
      </Button>
    </div>
  )
}
