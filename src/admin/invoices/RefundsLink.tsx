'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { ProposeRefund } from './ProposeRefund.tsx'

/** The way to a new refund, above their list. */
export const RefundsLink = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const router = useRouter()
  const path = useAdminPath()
  const [isOpen, setIsOpen] = useState(false)
  if (isInDrawer || !can('finance.refunds.create')) return null
  return (
    <div className="fh-list-actions">
      <Button margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
        Propose a refund
      </Button>
      {isOpen && (
        <ProposeRefund
          onClose={() => setIsOpen(false)}
          onProposed={({ id }) => router.push(path(`/collections/refunds/${id}`))}
        />
      )}
    </div>
  )
}
