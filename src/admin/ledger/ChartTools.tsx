'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { AccountDialog } from './AccountDialog.tsx'

/** Adds an account to the chart. */
export const ChartTools = () => {
  const { can } = usePermissions()
  const router = useRouter()
  const [isAdding, setIsAdding] = useState(false)
  if (!can('finance.ledger.accounts')) return null
  return (
    <div className="fh-list-note">
      <span>Accounts of your own take entries by hand.</span>
      <Button margin={false} onClick={() => setIsAdding(true)} size="small" type="button">
        Add an account
      </Button>
      {isAdding && <AccountDialog onClose={() => setIsAdding(false)} onSaved={() => router.refresh()} />}
    </div>
  )
}
