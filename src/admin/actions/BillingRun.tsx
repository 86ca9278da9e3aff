'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { BillingRunDialog } from './BillingRunDialog.tsx'

/** The way to a billing run, above the list of invoices. */
export const BillingRun = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const [isOpen, setIsOpen] = useState(false)
  if (isInDrawer) return null

  return (
    <div className="fh-list-actions">
      {can('finance.billing.view') && (
        <Button margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
          Run billing
        </Button>
      )}
      {isOpen && <BillingRunDialog canRun={can('finance.billing.run')} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
