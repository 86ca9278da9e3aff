'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

const byHand = ['journal.posted', 'opening.posted']

/** Takes back what was posted by hand; documents have actions of their own. */
export const JournalActions = () => {
  const { id, data } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  if (!id || !byHand.includes(String(data?.event)) || !can('finance.ledger.post')) return <div className="fh-actions" />
  return (
    <div className="fh-actions">
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
        Take back
      </Button>
      {isOpen && (
        <ConfirmDialog
          done="Taken back."
          label="Take back"
          needsReason
          onClose={() => setIsOpen(false)}
          onConfirm={async (reason) => {
            await apiRequest({ method: 'POST', path: `/finance/ledger/journals/${id}/reverse`, body: { reason } })
            live.bumpVersion()
            router.refresh()
          }}
          title={String(data?.description ?? 'Posting')}
        >
          <p>The same entries are posted on the other side, today. Both stay in the journal.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
