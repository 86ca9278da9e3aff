'use client'

import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import type { ShownPenalty } from './shown-penalty.ts'

type PenaltyDialogProps = { penalty: ShownPenalty; onClose: () => void; onDone: () => void }

/** Lets the payer off the penalty, whole or in part. */
export const WaivePenaltyDialog = ({ penalty, onClose, onDone }: PenaltyDialogProps) => {
  const isPending = penalty.status === 'pending'
  const [amountMinor, setAmountMinor] = useState<number | null>(
    isPending ? penalty.amountMinor - penalty.waivedMinor : null,
  )
  const [idempotencyKey] = useState(newIdempotencyKey)
  const confirm = async (reason: string): Promise<void> => {
    const { status } = await apiRequest<{ status: string }>({
      method: 'POST',
      path: `/finance/penalties/${penalty.id}/waive`,
      body: { reason, ...(amountMinor !== null && { amountMinor }) },
      idempotencyKey,
    })
    if (status === 'pending_approval') toast.info('It is beyond your limit: somebody else has to approve it.')
    onDone()
  }
  return (
    <ConfirmDialog
      done="The waiver is noted."
      label="Waive"
      needsReason
      onClose={onClose}
      onConfirm={confirm}
      title={`Waive ${penalty.number ?? 'the penalty'}`}
    >
      <p>
        {isPending
          ? 'What is left comes with the next invoice.'
          : 'It stands on an invoice: a credit note takes it off. What is paid already is not given back.'}
      </p>
      <AmountInput
        currency={penalty.currency}
        hint={isPending ? 'At most what is still open.' : 'Empty for all that is still open.'}
        id="waived-amount"
        label="Amount"
        minor={amountMinor}
        onMinor={setAmountMinor}
      />
    </ConfirmDialog>
  )
}

/** Puts the penalty on an invoice of its own instead of waiting for the next one. */
export const ApplyPenaltyDialog = ({ penalty, onClose, onDone }: PenaltyDialogProps) => {
  const [dueDate, setDueDate] = useState('')
  const [idempotencyKey] = useState(newIdempotencyKey)
  const confirm = async (): Promise<void> => {
    const body = { penalties: [penalty.id], ...(dueDate && { dueDate }) }
    await apiRequest({ method: 'POST', path: '/finance/penalties/apply', body, idempotencyKey })
    onDone()
  }
  return (
    <ConfirmDialog
      done="The invoice is issued."
      label="Issue the invoice"
      onClose={onClose}
      onConfirm={confirm}
      title={`Put ${penalty.number ?? 'the penalty'} on an invoice`}
    >
      <p>
        An invoice over this penalty alone is issued today. Left alone, it comes with the next invoice of the lease.
      </p>
      <Labelled hint="Empty for the usual days." htmlFor="penalty-due" label="Due">
        <input id="penalty-due" onChange={({ target }) => setDueDate(target.value)} type="date" value={dueDate} />
      </Labelled>
    </ConfirmDialog>
  )
}

/** Takes a penalty by hand back. */
export const CancelPenaltyDialog = ({ penalty, onClose, onDone }: PenaltyDialogProps) => (
  <ConfirmDialog
    done="The penalty is taken back."
    label="Take back"
    needsReason
    onClose={onClose}
    onConfirm={async (reason) => {
      await apiRequest({ method: 'POST', path: `/finance/penalties/${penalty.id}/cancel`, body: { reason } })
      onDone()
    }}
    title={`Take back ${penalty.number ?? 'the penalty'}`}
  >
    <p>It was charged by mistake and counts for nothing. To let the payer off one that is right, waive it.</p>
  </ConfirmDialog>
)
