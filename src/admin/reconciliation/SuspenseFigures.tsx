'use client'

import { useApi } from '../api/use-api.ts'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Summary = {
  suspense: { currency: string; balanceMinor: number; payments: number; oldest: string | null }[]
  states: { currency: string; status: string; count: number; leftMinor: number }[]
}

/** What nobody has been found for yet. Zero is the goal. */
export const SuspenseFigures = ({ version }: { version: string }) => {
  const { data, error } = useApi<Summary>('/finance/reconciliation/summary', version)
  const waiting = data?.suspense.filter(({ balanceMinor }) => balanceMinor !== 0) ?? []
  const open = (data?.states ?? [])
    .filter(({ status }) => status === 'unmatched' || status === 'partly')
    .reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <ErrorNote error={error} />
      <div aria-live="polite" className="fh-report__figures">
        {data && waiting.length === 0 && (
          <div className="fh-report__figure">
            <span className="fh-quiet">In suspense</span>
            <b>Nothing: every payment has an owner</b>
          </div>
        )}
        {waiting.map(({ currency, balanceMinor, payments, oldest }) => (
          <div className="fh-report__figure" key={currency}>
            <span className="fh-quiet">In suspense</span>
            <b>
              <Amount currency={currency} minor={balanceMinor} />
            </b>
            <span className="fh-quiet">
              {payments} {payments === 1 ? 'payment' : 'payments'}
              {oldest && `, the oldest of ${dateText(oldest)}`}
            </span>
          </div>
        ))}
        {data && (
          <div className="fh-report__figure">
            <span className="fh-quiet">To match</span>
            <b className="fh-number">{open}</b>
            <span className="fh-quiet">{open === 1 ? 'transaction' : 'transactions'}</span>
          </div>
        )}
      </div>
    </>
  )
}
