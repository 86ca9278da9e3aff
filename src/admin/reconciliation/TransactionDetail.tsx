'use client'

import { Button, Link, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { MatchDialog } from './MatchDialog.tsx'
import { SuggestionCard } from './SuggestionCard.tsx'
import type { ShownTransaction } from './transaction.ts'
import { TransactionFacts } from './TransactionFacts.tsx'

type TransactionDetailProps = { id: string; version: string; onChanged: () => void }

type Asking = 'match' | 'ignore' | 'undo'

const askingTexts = {
  ignore: {
    title: 'Set it aside',
    label: 'Set aside',
    done: 'Set aside.',
    text: 'For what needs nothing from us: a charge of the bank, a transfer between own accounts.',
  },
  undo: {
    title: 'Undo',
    label: 'Undo',
    done: 'It waits again.',
    text: 'Its invoices owe again. Money of the gateway goes back to suspense; a payment that was booked from a statement is taken back; one that somebody recorded stays.',
  },
} as const

/** One transaction: what it says, what it was matched with, and whose it may be. */
export const TransactionDetail = ({ id, version, onChanged }: TransactionDetailProps) => {
  const { can } = usePermissions()
  const toPage = useAdminPath()
  const { data, error } = useApi<ShownTransaction>(`/finance/reconciliation/${id}`, version)
  const [asking, setAsking] = useState<Asking>()
  const [key, setKey] = useState(newIdempotencyKey)
  const action = useAction()
  if (!data) return error ? <ErrorNote error={error} /> : <div className="fh-skeleton fh-skeleton--table" />

  const path = `/finance/reconciliation/${id}`
  const send = async (step: 'match' | 'book' | 'ignore' | 'undo', body: object): Promise<void> => {
    await apiRequest({ method: 'POST', path: `${path}/${step}`, body, idempotencyKey: key })
    setKey(newIdempotencyKey())
    onChanged()
  }
  const mayMatch = data.allowed.includes('match') && can('finance.reconciliation.match')
  const mayBook = data.allowed.includes('book') && can('finance.reconciliation.match')
  const mayIgnore = data.allowed.includes('ignore') && can('finance.reconciliation.ignore')
  const mayUndo = data.allowed.includes('undo') && can('finance.reconciliation.undo')
  const start = (work: () => Promise<void>, done: string): void =>
    action.start(async () => {
      await work()
      toast.success(done)
    })

  return (
    <section aria-label={`Transaction ${data.reference}`} className="fh-reconcile__detail">
      <TransactionFacts transaction={data} />
      <ErrorNote error={action.error} />
      {data.allocations.length > 0 && (
        <ul className="fh-reconcile__matched">
          {data.allocations.map(({ invoice, number, name, amountMinor }) => (
            <li key={invoice}>
              <Link href={toPage(`/collections/invoices/${invoice}`)} prefetch={false}>
                {number}
              </Link>
              <span className="fh-quiet">{name}</span>
              <Amount currency={data.currency} minor={amountMinor} />
            </li>
          ))}
        </ul>
      )}
      {mayMatch && <h2>Whose it may be</h2>}
      {mayMatch && data.suggestions.length === 0 && (
        <p className="fh-quiet">
          Nothing that we know fits: no invoice number, unit, phone, name or amount. Choose{' '}
          {data.amountMinor > 0 ? 'the payer' : 'what it was'} yourself.
        </p>
      )}
      {mayMatch &&
        data.suggestions.map((suggestion) => (
          <SuggestionCard
            currency={data.currency}
            isBusy={action.isBusy}
            key={suggestion.kind === 'payer' ? suggestion.person : suggestion.id}
            onMatch={(body) => start(() => send('match', body), 'Matched.')}
            suggestion={suggestion}
          />
        ))}
      <div className="fh-reconcile__buttons">
        {mayMatch && data.amountMinor > 0 && (
          <Button disabled={action.isBusy} margin={false} onClick={() => setAsking('match')} size="small" type="button">
            Choose the payer…
          </Button>
        )}
        {mayBook && (
          <Button
            buttonStyle="secondary"
            disabled={action.isBusy}
            margin={false}
            onClick={() => start(() => send('book', {}), 'It is in the books, in suspense.')}
            size="small"
            tooltip="Received, and nobody knows yet whose it is"
            type="button"
          >
            Only put into the books
          </Button>
        )}
        {mayIgnore && (
          <Button buttonStyle="secondary" margin={false} onClick={() => setAsking('ignore')} size="small" type="button">
            Set aside…
          </Button>
        )}
        {mayUndo && (
          <Button buttonStyle="secondary" margin={false} onClick={() => setAsking('undo')} size="small" type="button">
            Undo…
          </Button>
        )}
      </div>
      {asking === 'match' && (
        <MatchDialog onClose={() => setAsking(undefined)} onMatch={(body) => send('match', body)} transaction={data} />
      )}
      {(asking === 'ignore' || asking === 'undo') && (
        <ConfirmDialog
          done={askingTexts[asking].done}
          label={askingTexts[asking].label}
          needsReason
          onClose={() => setAsking(undefined)}
          onConfirm={(reason) => send(asking, { reason })}
          title={askingTexts[asking].title}
        >
          <p>{askingTexts[asking].text}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
