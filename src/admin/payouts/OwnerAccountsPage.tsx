'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { OwnerFigures } from '../../services/payouts/owner-account.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { OwnerAccount } from './OwnerAccount.tsx'

type Row = OwnerFigures & { person: string; name: string }
type Page = { docs: Row[]; page: number; totalPages: number; totalDocs: number }

/** All owners with what is owed to them; one of them is opened beside the list. */
export const OwnerAccountsPage = () => {
  const [chosen, setChosen] = useState(useSearchParams().get('person') ?? '')
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const query = new URLSearchParams({
    page: String(page),
    limit: '25',
    ...(search.trim() && { search: search.trim() }),
  })
  const { data, error } = useApi<Page>(`/finance/owner-accounts?${query}`, useLiveVersion())
  return (
    <>
      <div className="fh-report__head">
        <h1>Owner accounts</h1>
        <div className="fh-report__filters">
          <label className="fh-narrow">
            <span>Find an owner</span>
            <input
              onChange={({ target }) => {
                setSearch(target.value)
                setPage(1)
              }}
              type="search"
              value={search}
            />
          </label>
        </div>
      </div>
      <ErrorNote error={error} />
      {data ? (
        <OwnerTable chosen={chosen} onChoose={setChosen} rows={data.docs} />
      ) : (
        <div className="fh-skeleton fh-skeleton--table" />
      )}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
      {chosen && <OwnerAccount id={chosen} key={chosen} />}
    </>
  )
}

type OwnerTableProps = { rows: Row[]; chosen: string; onChoose: (person: string) => void }

const OwnerTable = ({ rows, chosen, onChoose }: OwnerTableProps) => (
  <div className="fh-scroll">
    <table className="fh-table">
      <thead>
        <tr>
          <th>Owner</th>
          <th className="fh-cell-right">We owe</th>
          <th className="fh-cell-right">On no statement yet</th>
          <th className="fh-cell-right">On its way</th>
          <th className="fh-cell-right">Billed, not collected</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, name, currency, payableMinor, unsettledMinor, transitMinor, accruedMinor }) => (
          <tr aria-selected={person === chosen} key={`${person} ${currency}`}>
            <td>
              <button className="fh-cell-button" onClick={() => onChoose(person)} type="button">
                {name}
              </button>
            </td>
            {[payableMinor, unsettledMinor, transitMinor, accruedMinor].map((minor, index) => (
              <td key={index}>
                <Amount className="fh-cell-right" currency={currency} minor={minor} />
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="fh-quiet" colSpan={5}>
              No owner has an account yet. It begins with the first rent that is billed for his unit.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)
