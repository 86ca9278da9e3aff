'use client'

import { Button } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { PersonChoice } from '../reports/PersonChoice.tsx'

type Search = Readonly<Record<string, string | undefined>>
type LedgerFilterBarProps = { search: Search; onChange: (changes: Record<string, string | undefined>) => void }

type Chart = { docs: { id: string; code: string; name: string; currency: string }[] }

/** Filters that a figure brought along, in words; all but these are shown as choices. */
const brought: Readonly<Record<string, string>> = {
  key: 'one kind of account',
  type: 'one group of accounts',
  unit: 'one unit',
  contract: 'one lease',
  project: 'one project',
  invoice: 'one invoice',
  payment: 'one payment',
  payout: 'one owner statement',
  expense: 'one expense',
  transaction: 'one booking',
  event: 'one kind of event',
  dueFrom: 'a range of due dates',
  dueTo: 'a range of due dates',
  side: 'one side',
  method: 'one payment method',
  about: 'one kind of document',
}

/** Narrows the ledger; what a report asked for stands beside it until it is taken off. */
export const LedgerFilterBar = ({ search, onChange }: LedgerFilterBarProps) => {
  const { data: chart } = useApi<Chart>(
    '/ledger-accounts?depth=0&limit=200&sort=code&select[code]=true&select[name]=true&select[currency]=true',
  )
  const others = [...new Set(Object.keys(search).flatMap((name) => (search[name] ? (brought[name] ?? []) : [])))]
  const clear = (): void =>
    onChange({ ...Object.fromEntries(Object.keys(brought).map((name) => [name, undefined])), view: undefined })
  return (
    <div className="fh-report__filters fh-no-print">
      <label className="fh-narrow">
        <span>Account</span>
        <select onChange={({ target }) => onChange({ account: target.value })} value={search.account ?? ''}>
          <option value="">All accounts</option>
          {(chart?.docs ?? []).map(({ id, code, name, currency }) => (
            <option key={id} value={id}>
              {code} {name} ({currency})
            </option>
          ))}
        </select>
      </label>
      <PersonChoice onChange={(person) => onChange({ person })} value={search.person ?? ''} />
      <label className="fh-narrow">
        <span>From</span>
        <input onChange={({ target }) => onChange({ from: target.value })} type="date" value={search.from ?? ''} />
      </label>
      <label className="fh-narrow">
        <span>To</span>
        <input onChange={({ target }) => onChange({ to: target.value })} type="date" value={search.to ?? ''} />
      </label>
      {(search.unit ?? search.person) && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => onChange({ view: search.view === 'running' ? undefined : 'running' })}
          size="small"
          type="button"
        >
          {search.view === 'running' ? 'All entries' : 'With running balance'}
        </Button>
      )}
      {others.length > 0 && (
        <Button buttonStyle="secondary" margin={false} onClick={clear} size="small" type="button">
          Also narrowed to {others.join(', ')}: show all
        </Button>
      )}
    </div>
  )
}
