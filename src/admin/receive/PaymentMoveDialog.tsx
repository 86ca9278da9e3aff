'use client'

import { useState } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import type { PaymentMove } from './payment-moves.ts'

type PaymentMoveDialogProps = { payment: PaymentView; move: PaymentMove; onClose: () => void; onDone: () => void }

/** Says what a move does to the payment and its invoices, asks why, and does it once. */
export const PaymentMoveDialog = ({ payment, move, onClose, onDone }: PaymentMoveDialogProps) => {
  const [date, setDate] = useState(useToday())
  const [chargesFee, setChargesFee] = useState(true)
  const [invoices, setInvoices] = useState<ReadonlySet<string>>(
    new Set(payment.allocations.map(({ invoice }) => invoice)),
  )
  const [idempotencyKey] = useState(newIdempotencyKey)
  const isRelease = move.key === 'release'

  const confirm = async (reason: string): Promise<void> => {
    const body = {
      ...(move.dateLabel && { date }),
      ...(move.needsReason && { reason }),
      ...(move.key === 'bounce' && { chargesFee }),
      ...(isRelease && { invoices: [...invoices] }),
    }
    await apiRequest({ method: 'POST', path: `/finance/payments/${payment.id}/${move.key}`, body, idempotencyKey })
    onDone()
  }
  const toggle = (invoice: string): void => {
    const next = new Set(invoices)
    if (!next.delete(invoice)) next.add(invoice)
    setInvoices(next)
  }

  return (
    <ConfirmDialog
      done={move.done}
      isComplete={(!move.dateLabel || date !== '') && (!isRelease || invoices.size > 0)}
      label={move.label}
      needsReason={move.needsReason}
      onClose={onClose}
      onConfirm={confirm}
      title={`${move.label}: ${payment.number}`}
    >
      <p>{move.explanation}</p>
      {isRelease &&
        payment.allocations.map(({ invoice, number, amountMinor }) => (
          <label className="fh-places__box" key={invoice}>
            <input checked={invoices.has(invoice)} onChange={() => toggle(invoice)} type="checkbox" />
            <span>{number}</span>
            <Amount currency={payment.currency} minor={amountMinor} />
          </label>
        ))}
      {move.dateLabel && (
        <Labelled htmlFor="payment-move-date" label={move.dateLabel}>
          <input
            id="payment-move-date"
            min={payment.valueDate}
            onChange={({ target }) => setDate(target.value)}
            type="date"
            value={date}
          />
        </Labelled>
      )}
      {move.key === 'bounce' && (
        <label className="fh-places__box">
          <input checked={chargesFee} onChange={({ target }) => setChargesFee(target.checked)} type="checkbox" />
          <span>Bill the fee for a returned cheque, where the company has one</span>
        </label>
      )}
    </ConfirmDialog>
  )
}
