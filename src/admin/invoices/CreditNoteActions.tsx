'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

/** Approve and reject, on the page of a credit note that waits. */
export const CreditNoteActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [chosen, setChosen] = useState<'approve' | 'reject'>()
  const [releasePaid, setReleasePaid] = useState(false)
  const waits = savedDocumentData?.status === 'pending_approval'
  if (!id || !waits || !can('finance.credit-notes.approve')) return <div className="fh-actions" />

  const decide = async (body: object): Promise<void> => {
    await apiRequest({ method: 'POST', path: `/finance/credit-notes/${id}/${chosen}`, body })
    live.bumpVersion()
    router.refresh()
  }
  return (
    <div className="fh-actions">
      <Button margin={false} onClick={() => setChosen('approve')} size="small" type="button">
        Approve
      </Button>
      <Button buttonStyle="secondary" margin={false} onClick={() => setChosen('reject')} size="small" type="button">
        Reject
      </Button>
      {chosen === 'approve' && (
        <ConfirmDialog
          done="The credit note is issued."
          label="Approve"
          onClose={() => setChosen(undefined)}
          onConfirm={() => decide({ releasePaid })}
          title="Approve the credit note"
        >
          <p>It gets its number, lowers what the invoice asks for, and goes into the books today.</p>
          <label className="fh-check">
            <input checked={releasePaid} onChange={({ target }) => setReleasePaid(target.checked)} type="checkbox" />{' '}
            Where it is above what is still owed, give the payer what he paid as credit
          </label>
        </ConfirmDialog>
      )}
      {chosen === 'reject' && (
        <ConfirmDialog
          done="The credit note is rejected."
          label="Reject"
          needsReason
          onClose={() => setChosen(undefined)}
          onConfirm={(reason) => decide({ reason })}
          title="Reject the credit note"
        >
          <p>The invoice stays as it is.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
