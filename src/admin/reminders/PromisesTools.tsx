'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { PromiseDialog } from './PromiseDialog.tsx'

/** Above the list of promises: note one for all that a payer owes. */
export const PromisesTools = () => {
  const { can, me } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  if (isInDrawer || !can('finance.reminders.update')) return null
  return (
    <div className="fh-list-actions">
      <Button margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
        Note a promise
      </Button>
      {isOpen && (
        <PromiseDialog
          currency={me?.company?.currency}
          onClose={() => setIsOpen(false)}
          onDone={() => router.refresh()}
        />
      )}
    </div>
  )
}
