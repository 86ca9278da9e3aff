'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type AdjustDialogProps = { id: string; currency: string; onAdded: () => void; onClose: () => void }

/** Adds what was agreed with the owner by hand. */
export const AdjustDialog = ({ id, currency, onAdded, onClose }: AdjustDialogProps) => {
  const [side, setSide] = useState<'owner' | 'company'>('owner')
  const [amount, setAmount] = useState<number | null>(null)
  const [description, setDescription] = useState('')
  const { error, isBusy, start } = useAction()
  const isReady = amount !== null && amount > 0 && description.trim().length >= 3
  const add = (): void =>
    start(async () => {
      const body = { amountMinor: side === 'owner' ? amount : -(amount ?? 0), description: description.trim() }
      await apiRequest({ method: 'POST', path: `/finance/payouts/${id}/adjustments`, body })
      onAdded()
      onClose()
    })
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={add} type="button">
            {isBusy ? 'Working…' : 'Add'}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isReady && add()}
      title="Add an adjustment"
    >
      <Labelled htmlFor="adjust-side" label="In favour of">
        <select id="adjust-side" onChange={({ target }) => setSide(target.value as typeof side)} value={side}>
          <option value="owner">The owner: he gets more</option>
          <option value="company">The company: he gets less</option>
        </select>
      </Labelled>
      <AmountInput currency={currency} id="adjust-amount" label="Amount" minor={amount} onMinor={setAmount} />
      <Labelled hint="The owner reads it on his statement." htmlFor="adjust-what" label="What for">
        <input
          id="adjust-what"
          maxLength={200}
          onChange={({ target }) => setDescription(target.value)}
          type="text"
          value={description}
        />
      </Labelled>
      <ErrorNote error={error} />
    </Dialog>
  )
}
