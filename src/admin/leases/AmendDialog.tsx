'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { AmountInput } from './AmountInput.tsx'

type AmendDialogProps = {
  id: string
  lease: Record<string, unknown>
  onClose: () => void
  onProposed: () => void
}

const kinds = [
  { value: 'rent', label: 'The rent' },
  { value: 'term', label: 'The end of the term' },
  { value: 'other', label: 'The day on which it is due' },
] as const

type Kind = (typeof kinds)[number]['value']

/** Other terms from a day on, for somebody else to approve. */
export const AmendDialog = ({ id, lease, onClose, onProposed }: AmendDialogProps) => {
  const today = useToday()
  const [kind, setKind] = useState<Kind>('rent')
  const [effectiveDate, setFrom] = useState(today)
  const [rentMinor, setRent] = useState<number | null>(typeof lease.rentMinor === 'number' ? lease.rentMinor : null)
  const [endDate, setEnd] = useState(typeof lease.endDate === 'string' ? lease.endDate : '')
  const [dueDay, setDueDay] = useState(String(lease.dueDay ?? 5))
  const change = {
    rent: { rentMinor: rentMinor ?? undefined },
    term: { endDate: endDate || null },
    other: { dueDay: Number(dueDay) },
  }[kind]
  return (
    <ConfirmDialog
      done="Proposed. Somebody else approves it."
      isComplete={effectiveDate !== '' && (kind !== 'rent' || rentMinor !== null)}
      label="Propose"
      needsReason
      onClose={onClose}
      onConfirm={async (reason) => {
        const body = { kind, effectiveDate, reason, ...change }
        await apiRequest({ method: 'POST', path: `/contracts/${id}/amendments`, body })
        onProposed()
      }}
      title="Change the terms"
    >
      <p>The new terms count once somebody else has approved them, from the day that you choose.</p>
      <div className="fh-fields">
        <Labelled htmlFor="amend-kind" label="What changes">
          <select id="amend-kind" onChange={({ target }) => setKind(target.value as Kind)} value={kind}>
            {kinds.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled htmlFor="amend-from" label="From">
          <input id="amend-from" onChange={({ target }) => setFrom(target.value)} type="date" value={effectiveDate} />
        </Labelled>
      </div>
      {kind === 'rent' && (
        <AmountInput
          currency={String(lease.currency)}
          id="amend-rent"
          label="New rent per month"
          minor={rentMinor}
          onMinor={setRent}
        />
      )}
      {kind === 'term' && (
        <Labelled hint="Empty: open-ended" htmlFor="amend-end" label="New end">
          <input id="amend-end" onChange={({ target }) => setEnd(target.value)} type="date" value={endDate} />
        </Labelled>
      )}
      {kind === 'other' && (
        <Labelled hint="1 to 28" htmlFor="amend-due" label="Rent is due on day">
          <input
            id="amend-due"
            max={28}
            min={1}
            onChange={({ target }) => setDueDay(target.value)}
            type="number"
            value={dueDay}
          />
        </Labelled>
      )}
    </ConfirmDialog>
  )
}
