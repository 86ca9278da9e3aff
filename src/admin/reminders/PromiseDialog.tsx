'use client'

import { useState } from 'react'
import { addDays } from '../../domain/calendar.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { PayerChoice } from '../invoices/PayerChoice.tsx'
import { AmountInput } from '../leases/AmountInput.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

type PromiseDialogProps = {
  /** what was promised; without it the payer is chosen, and all that he owes is meant */
  invoice?: { id: string; number: string; currency: string }
  currency?: string
  onClose: () => void
  onDone: () => void
}

const usualDays = 7

/** Notes what a payer promised. */
export const PromiseDialog = ({ invoice, currency = 'KES', onClose, onDone }: PromiseDialogProps) => {
  const today = useToday()
  const [payer, setPayer] = useState<{ id: string; name: string } | null>(null)
  const [promisedOn, setPromisedOn] = useState(addDays(today, usualDays))
  const [amountMinor, setAmountMinor] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [idempotencyKey] = useState(newIdempotencyKey)
  const save = async (): Promise<void> => {
    const subject = invoice ? { invoice: invoice.id } : { person: payer?.id, currency }
    const body = { ...subject, promisedOn, note, ...(amountMinor !== null && { amountMinor }) }
    await apiRequest({ method: 'POST', path: '/finance/promises', body, idempotencyKey })
    onDone()
  }
  return (
    <ConfirmDialog
      done="The promise is noted."
      isComplete={promisedOn !== '' && (invoice !== undefined || payer !== null)}
      label="Note the promise"
      onClose={onClose}
      onConfirm={save}
      title={invoice ? `Promise to pay ${invoice.number}` : 'Promise to pay'}
    >
      <p>Until that day the payer is not reminded. Penalties go on unless they are paused.</p>
      {!invoice && <PayerChoice onChoose={setPayer} payer={payer} />}
      <Labelled htmlFor="promised-on" label="Promised for">
        <input
          id="promised-on"
          min={today}
          onChange={({ target }) => setPromisedOn(target.value)}
          type="date"
          value={promisedOn}
        />
      </Labelled>
      <AmountInput
        currency={invoice?.currency ?? currency}
        hint="Empty for all of it."
        id="promised-amount"
        label="Amount"
        minor={amountMinor}
        onMinor={setAmountMinor}
      />
      <Labelled htmlFor="promise-note" label="Note">
        <input
          id="promise-note"
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
          type="text"
          value={note}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
