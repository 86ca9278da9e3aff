'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { RefundView } from '../../services/refunds/refund-view.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { amountText } from '../text/amount.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { PayerChoice } from './PayerChoice.tsx'

type Credit = { currency: string; creditMinor: number; proposedMinor: number; freeMinor: number }
type Account = { id: string; label: string; kind: string; status: string }
type Person = { id: string; name: string }
type ProposeRefundProps = {
  payer?: { id: string; name?: string }
  onProposed?: (refund: RefundView) => void
  onClose: () => void
}

/** Proposes to pay out free credit of a payer; somebody approves it. */
export const ProposeRefund = ({ payer: given, onProposed, onClose }: ProposeRefundProps) => {
  const [payer, setPayer] = useState<Person | null>(given ? { id: given.id, name: given.name ?? 'The payer' } : null)
  const [currency, setCurrency] = useState('')
  const [amount, setAmount] = useState<number | null>()
  const [to, setTo] = useState('cash')
  const [reason, setReason] = useState('')
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  const { error, isBusy, start } = useAction()
  const credit = useApi<{ docs: Credit[] }>(payer ? `/finance/refunds/free-credit?person=${payer.id}` : null)
  const accounts = useApi<{ docs: Account[] }>(
    payer ? `/payment-accounts?where[person][equals]=${payer.id}&where[isActive][equals]=true&depth=0&limit=50` : null,
  )
  const free = credit.data?.docs.find((each) => each.currency === currency) ?? credit.data?.docs[0]
  const wanted = amount === undefined ? (free?.freeMinor ?? null) : amount
  const account = accounts.data?.docs.find(({ id }) => id === to)
  const isReady =
    payer && free && wanted !== null && wanted > 0 && wanted <= free.freeMinor && reason.trim().length >= 3

  const propose = (): void =>
    start(async () => {
      if (!payer || !free) return
      const body = {
        person: payer.id,
        amountMinor: wanted,
        currency: free.currency,
        method: account?.kind ?? to,
        ...(account && { account: account.id }),
        reason: reason.trim(),
      }
      // What is changed after a refusal is another request.
      setKey(newIdempotencyKey())
      const refund = await apiRequest<RefundView>({ method: 'POST', path: '/finance/refunds', body, idempotencyKey })
      toast.success(`${refund.number} waits for approval.`)
      onProposed?.(refund)
      onClose()
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={propose} type="button">
            {isBusy ? 'Working…' : 'Propose'}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isReady && propose()}
      title={given?.name ? `Refund to ${given.name}` : 'Propose a refund'}
    >
      {!given && <PayerChoice onChoose={setPayer} payer={payer} />}
      {payer && credit.data?.docs.length === 0 && (
        <p className="fh-quiet">{payer.name} has no credit: what was paid stands on invoices.</p>
      )}
      {(credit.data?.docs.length ?? 0) > 1 && (
        <Labelled htmlFor="refund-currency" label="Currency">
          <select
            id="refund-currency"
            onChange={({ target }) => {
              setCurrency(target.value)
              setAmount(undefined)
            }}
            value={free?.currency}
          >
            {credit.data?.docs.map((each) => (
              <option key={each.currency}>{each.currency}</option>
            ))}
          </select>
        </Labelled>
      )}
      {free && (
        <>
          <AmountInput
            currency={free.currency}
            hint={`Free credit: ${amountText(free.freeMinor, free.currency)}${
              free.proposedMinor ? `, ${amountText(free.proposedMinor, free.currency)} wait in other proposals` : ''
            }`}
            id="refund-amount"
            label="Amount"
            minor={wanted}
            onMinor={setAmount}
          />
          <Labelled hint="It is paid once it is approved." htmlFor="refund-to" label="To">
            <select id="refund-to" onChange={({ target }) => setTo(target.value)} value={to}>
              {(accounts.data?.docs ?? []).map(({ id, label, status }) => (
                <option key={id} value={id}>
                  {label}
                  {status === 'verified' ? '' : ' (not verified yet)'}
                </option>
              ))}
              <option value="cash">Cash, by hand</option>
              <option value="bank">Bank transfer, made by hand</option>
            </select>
          </Labelled>
          <Labelled hint="Goes into the audit log." htmlFor="refund-reason" label="Reason">
            <textarea
              id="refund-reason"
              maxLength={500}
              onChange={({ target }) => setReason(target.value)}
              rows={2}
              value={reason}
            />
          </Labelled>
        </>
      )}
      <ErrorNote error={error ?? credit.error} />
    </Dialog>
  )
}
