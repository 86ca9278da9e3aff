'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { useSearch } from '../reports/use-search.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { JournalDialog } from './JournalDialog.tsx'
import { LedgerFilterBar } from './LedgerFilterBar.tsx'
import { type LedgerRow, LedgerTable } from './LedgerTable.tsx'

type Ledger = {
  docs: LedgerRow[]
  balances?: { currency: string; balanceMinor: number }[]
  currency: string | null
  openingMinor?: number
  closingMinor?: number
  page: number
  totalPages: number
  totalDocs: number
}

/** The entries behind any figure with their sum, or of a unit or person in order with the balance after each. */
export const LedgerPage = () => {
  const { search, change } = useSearch()
  const { can, me } = usePermissions()
  const [isPosting, setIsPosting] = useState(false)
  const { view, ...filters } = search
  const isRunning = view === 'running' && Boolean(filters.unit ?? filters.person)
  const query = new URLSearchParams({ limit: '50', ...(isRunning ? runningFilters(filters) : filters) })
  const base = isRunning
    ? `/finance/ledger/${filters.unit ? `units/${filters.unit}` : `people/${filters.person}`}`
    : '/finance/ledger'
  const { data, error } = useApi<Ledger>(can('finance.ledger.view') ? `${base}?${query}` : null, useLiveVersion())

  if (me && !can('finance.ledger.view'))
    return <p className="fh-quiet">You do not have the permission to see the ledger.</p>
  const sums = isRunning
    ? [{ currency: data?.currency ?? '', balanceMinor: data?.closingMinor ?? 0 }]
    : (data?.balances ?? [])
  return (
    <>
      <div className="fh-report__head">
        <h1>Ledger</h1>
        <div className="fh-report__filters fh-no-print">
          {can('finance.ledger.post') && (
            <Button margin={false} onClick={() => setIsPosting(true)} size="small" type="button">
              Post by hand
            </Button>
          )}
        </div>
      </div>
      <LedgerFilterBar onChange={change} search={search} />
      <ErrorNote error={error} />
      {data && (
        <div className="fh-report__figures">
          {sums.map(({ currency, balanceMinor }) => (
            <div className="fh-report__figure" key={currency}>
              <span className="fh-quiet">{isRunning ? 'Balance' : 'Sum of these entries, debit above zero'}</span>
              <span className="fh-figure">
                <Amount currency={currency} minor={balanceMinor} />
              </span>
            </div>
          ))}
        </div>
      )}
      {!data && error === undefined && <div className="fh-skeleton fh-skeleton--table" />}
      {data && (
        <LedgerTable
          currency={data.currency}
          openingMinor={isRunning ? data.openingMinor : undefined}
          rows={data.docs}
        />
      )}
      {data && (
        <Pager
          onPage={(page) => change({ page: String(page) })}
          page={data.page}
          totalDocs={data.totalDocs}
          totalPages={data.totalPages}
        />
      )}
      {isPosting && <JournalDialog onClose={() => setIsPosting(false)} />}
    </>
  )
}

/** What a running balance can be narrowed by. */
const runningFilters = ({
  key,
  currency,
  from,
  to,
  page,
}: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ key, currency, from, to, page }).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )
