'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { amountText } from '../text/amount.ts'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import type { InvoiceDialogProps } from './StepDialogs.tsx'
import { useRequestKey } from './use-request-key.ts'

type Line = { id: string; description: string; totalMinor: number; paidMinor: number; creditedMinor: number }

const kinds = [
  ['credit', 'Credit: it should not have been charged'],
  ['waiver', 'Waiver: the company carries it'],
  ['write_off', 'Bad debt: it will not be paid'],
] as const

const reasons = [
  ['billing_error', 'Billed wrongly'],
  ['service_issue', 'Something did not work'],
  ['payer_request', 'The payer asked for it'],
  ['promotional', 'Promotion'],
  ['bad_debt', 'Bad debt'],
  ['other', 'Something else'],
] as const

/** Takes amounts off the lines of an invoice; a second person approves it. */
export const CreditDialog = ({ invoice, onClose, onDone }: InvoiceDialogProps) => {
  const { data, error } = useApi<{ docs: Line[] }>(
    `/invoice-lines?where[invoice][equals]=${invoice.id}&sort=position&limit=200&depth=0`,
  )
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | null>>>({})
  const [kind, setKind] = useState<string>('credit')
  const [reason, setReason] = useState<string>('billing_error')
  const [description, setDescription] = useState('')
  const [releasePaid, setReleasePaid] = useState(false)
  const lines = Object.entries(amounts).flatMap(([line, amountMinor]) => (amountMinor ? [{ line, amountMinor }] : []))
  const total = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const body = { kind, reason, description: description.trim() || null, lines, releasePaid }
  const idempotencyKey = useRequestKey(JSON.stringify(body))
  const hasPaid = data?.docs.some(({ paidMinor }) => paidMinor > 0) ?? false

  return (
    <ConfirmDialog
      done="The credit note waits for its approval."
      isComplete={lines.length > 0}
      label="Enter the credit note"
      onClose={onClose}
      onConfirm={async () => {
        await apiRequest({
          method: 'POST',
          path: `/finance/invoices/${invoice.id}/credit-notes`,
          body,
          idempotencyKey,
        })
        onDone()
      }}
      title={`Credit ${invoice.number ?? 'the invoice'}`}
    >
      <div className="fh-fields">
        <Labelled htmlFor="credit-kind" label="Kind">
          <select id="credit-kind" onChange={({ target }) => setKind(target.value)} value={kind}>
            {kinds.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled htmlFor="credit-reason" label="Reason">
          <select id="credit-reason" onChange={({ target }) => setReason(target.value)} value={reason}>
            {reasons.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
      {data?.docs.map((line) => (
        <AmountInput
          currency={invoice.currency}
          hint={hintOf(line, invoice.currency)}
          id={`credit-${line.id}`}
          key={line.id}
          label={line.description}
          minor={amounts[line.id] ?? null}
          onMinor={(minor) => setAmounts((before) => ({ ...before, [line.id]: minor }))}
        />
      ))}
      <p>
        Together <Amount currency={invoice.currency} minor={total} />. Nothing changes before it is approved; no money
        is paid out by it.
      </p>
      {hasPaid && (
        <label className="fh-check">
          <input checked={releasePaid} onChange={({ target }) => setReleasePaid(target.checked)} type="checkbox" /> Also
          what is paid already: it becomes credit of the payer
        </label>
      )}
      <Labelled htmlFor="credit-description" label="Note">
        <textarea
          id="credit-description"
          maxLength={2_000}
          onChange={({ target }) => setDescription(target.value)}
          rows={2}
          value={description}
        />
      </Labelled>
      <ErrorNote error={error} />
    </ConfirmDialog>
  )
}

const hintOf = ({ totalMinor, paidMinor, creditedMinor }: Line, currency: string): string =>
  `${amountText(totalMinor - paidMinor - creditedMinor, currency)} still owed of ${amountText(totalMinor, currency)}`
