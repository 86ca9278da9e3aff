'use client'

import { useState } from 'react'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { PayerChoice } from '../invoices/PayerChoice.tsx'
import { AmountInput } from '../leases/AmountInput.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import type { ShownPenalty } from './shown-penalty.ts'

type PenaltyFormProps = {
  /** to change one; a new one without */
  penalty?: ShownPenalty
  onClose: () => void
  onDone: () => void
}

const types = [
  ['late_payment', 'Late payment'],
  ['returned_payment', 'Returned payment'],
  ['lease_violation', 'Breach of the lease'],
  ['utility_overcharge', 'Utilities above the limit'],
  ['other', 'Other'],
] as const

type Lease = { id: string; number?: string | null; currency: string }

/** A penalty by hand, new or waiting. */
export const PenaltyForm = ({ penalty, onClose, onDone }: PenaltyFormProps) => {
  const { me } = usePermissions()
  const [payer, setPayer] = useState<{ id: string; name: string } | null>(null)
  const [lease, setLease] = useState('')
  const [type, setType] = useState(penalty?.type ?? 'lease_violation')
  const [amountMinor, setAmountMinor] = useState<number | null>(penalty?.amountMinor ?? null)
  const [dueDate, setDueDate] = useState(penalty?.dueDate ?? '')
  const [notes, setNotes] = useState(penalty?.notes ?? '')
  const [tenantNotes, setTenantNotes] = useState(penalty?.tenantNotes ?? '')
  const [idempotencyKey] = useState(newIdempotencyKey)
  const leases = useApi<{ docs: Lease[] }>(
    payer
      ? `/contracts?depth=0&limit=20&where[person][equals]=${payer.id}&where[kind][equals]=lease&where[status][not_equals]=draft`
      : null,
  )
  const chosen = leases.data?.docs.find(({ id }) => id === lease)
  const currency = penalty?.currency ?? chosen?.currency ?? me?.company?.currency ?? 'KES'

  const save = async (): Promise<void> => {
    const body = { type, amountMinor, notes, tenantNotes, ...(dueDate && { dueDate }) }
    const place = lease ? { contract: lease } : { person: payer?.id }
    await (penalty
      ? apiRequest({ method: 'PATCH', path: `/finance/penalties/${penalty.id}`, body })
      : apiRequest({ method: 'POST', path: '/finance/penalties', body: { ...body, ...place }, idempotencyKey }))
    onDone()
  }
  return (
    <ConfirmDialog
      done={penalty ? 'The penalty is changed.' : 'The penalty is charged.'}
      isComplete={amountMinor !== null && (Boolean(penalty) || payer !== null)}
      label={penalty ? 'Save' : 'Charge'}
      onClose={onClose}
      onConfirm={save}
      title={penalty ? `Change ${penalty.number ?? 'the penalty'}` : 'Charge a penalty'}
    >
      {!penalty && <PayerChoice onChoose={(found) => (setPayer(found), setLease(''))} payer={payer} />}
      {!penalty && (
        <Labelled hint="With a lease it comes with that lease’s next invoice." htmlFor="penalty-lease" label="Lease">
          <select id="penalty-lease" onChange={({ target }) => setLease(target.value)} value={lease}>
            <option value="">None</option>
            {(leases.data?.docs ?? []).map(({ id, number }) => (
              <option key={id} value={id}>
                {number ?? id}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      <Labelled htmlFor="penalty-type" label="For">
        <select id="penalty-type" onChange={({ target }) => setType(target.value)} value={type}>
          {types.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Labelled>
      <AmountInput
        currency={currency}
        id="penalty-amount"
        label="Amount"
        minor={amountMinor}
        onMinor={setAmountMinor}
      />
      <Labelled hint="Empty: in thirty days." htmlFor="penalty-due-date" label="Due">
        <input id="penalty-due-date" onChange={({ target }) => setDueDate(target.value)} type="date" value={dueDate} />
      </Labelled>
      <Labelled hint="The payer reads this." htmlFor="penalty-tenant-notes" label="Notes for the payer">
        <textarea
          id="penalty-tenant-notes"
          maxLength={2_000}
          onChange={({ target }) => setTenantNotes(target.value)}
          rows={2}
          value={tenantNotes}
        />
      </Labelled>
      <Labelled hint="Only staff reads this." htmlFor="penalty-notes" label="Internal notes">
        <textarea
          id="penalty-notes"
          maxLength={2_000}
          onChange={({ target }) => setNotes(target.value)}
          rows={2}
          value={notes}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
