'use client'

import { type KeyboardEvent, useRef } from 'react'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { type ListedTransaction, sourceTexts } from './transaction.ts'

type TransactionListProps = {
  transactions: readonly ListedTransaction[]
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** One of them is chosen; the arrows go up and down. */
export const TransactionList = ({ transactions, chosen, onChoose }: TransactionListProps) => {
  const list = useRef<HTMLUListElement>(null)
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = transactions.findIndex(({ id }) => id === chosen)
    const next = transactions[Math.max(0, Math.min(transactions.length - 1, at + step))]
    if (!next) return
    onChoose(next.id)
    list.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus()
  }
  if (transactions.length === 0) return null
  return (
    <ul aria-label="Transactions" className="fh-reconcile__list" onKeyDown={press} ref={list}>
      {transactions.map((transaction) => {
        const { id, reference, bookedOn, payerName, billReference, description, source, status } = transaction
        const isChosen = id === chosen
        return (
          <li key={id}>
            <button
              aria-current={isChosen ? 'true' : undefined}
              className={`fh-reconcile__row${isChosen ? ' fh-reconcile__row--chosen' : ''}`}
              data-id={id}
              onClick={() => onChoose(id)}
              tabIndex={isChosen || (!chosen && id === transactions[0]?.id) ? 0 : -1}
              type="button"
            >
              <span className="fh-reconcile__who">
                <b>{payerName ?? description ?? reference}</b>
                <span className="fh-quiet">
                  {[dateText(bookedOn), reference, billReference, sourceTexts[source]].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="fh-reconcile__much">
                <Amount currency={transaction.currency} minor={transaction.amountMinor} />
                <StatusBadge {...statusBadge(status)} />
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
