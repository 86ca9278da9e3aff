'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { BuildDialog } from './BuildDialog.tsx'
import { PayoutFigures } from './PayoutFigures.tsx'

/** Above the list of statements: build them, the batches, and the accounts of owners. */
export const PayoutsLink = () => {
  const { can } = usePermissions()
  const path = useAdminPath()
  const { isInDrawer } = useListDrawerContext()
  const [isOpen, setIsOpen] = useState(false)
  if (isInDrawer) return null
  return (
    <>
      {can('finance.payouts.view') && <PayoutFigures />}
      <div className="fh-list-actions">
        {can('finance.payouts.create') && (
          <Button margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
            Build statements
          </Button>
        )}
        {can('finance.payouts.view') && (
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="small"
            to={path('/collections/payout-batches')}
          >
            Batches
          </Button>
        )}
        {can('finance.statements.view') && (
          <Button buttonStyle="secondary" el="link" margin={false} size="small" to={path('/owner-accounts')}>
            Owner accounts
          </Button>
        )}
        {isOpen && <BuildDialog onClose={() => setIsOpen(false)} />}
      </div>
    </>
  )
}
