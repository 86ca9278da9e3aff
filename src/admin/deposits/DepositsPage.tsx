'use client'

import { useState } from 'react'
import type { DepositRow } from '../../services/deposits/deposit-register.ts'
import { useApi } from '../api/use-api.ts'
import { ProjectChoice } from '../leases/ProjectChoice.tsx'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { DepositTable } from './DepositTable.tsx'
import { SettleDialog } from './SettleDialog.tsx'

type Register = {
  docs: DepositRow[]
  totals: { currency: string; heldMinor: number; leases: number }[]
  totalDocs: number
  totalPages: number
  page: number
}

/** The deposit register: billed, received, used, given back and held, per lease. */
export const DepositsPage = () => {
  const [filters, setFilters] = useState({ project: '', state: 'held', search: '' })
  const [page, setPage] = useState(1)
  const [settling, setSettling] = useState<DepositRow>()
  const query = new URLSearchParams({ limit: '50', page: String(page), state: filters.state })
  if (filters.project) query.set('project', filters.project)
  if (filters.search.trim()) query.set('search', filters.search.trim())
  const { data, error, reload } = useApi<Register>(`/finance/deposits?${query}`, useLiveVersion())
  const choose = (part: Partial<typeof filters>): void => {
    setFilters((before) => ({ ...before, ...part }))
    setPage(1)
  }
  return (
    <>
      <div className="fh-report__head">
        <h1>Deposits</h1>
        <div className="fh-report__filters">
          <ProjectChoice onChange={(project) => choose({ project })} value={filters.project} />
          <label className="fh-narrow">
            <span>Show</span>
            <select onChange={({ target }) => choose({ state: target.value })} value={filters.state}>
              <option value="held">Held</option>
              <option value="settled">Settled</option>
              <option value="all">All</option>
            </select>
          </label>
          <label className="fh-narrow">
            <span>Unit, tenant or lease</span>
            <input
              maxLength={100}
              onChange={({ target }) => choose({ search: target.value })}
              type="search"
              value={filters.search}
            />
          </label>
        </div>
      </div>
      <ErrorNote error={error} />
      <div className="fh-report__figures">
        {(data?.totals ?? []).map(({ currency, heldMinor, leases }) => (
          <div className="fh-report__figure" key={currency}>
            <span className="fh-quiet">
              {leases} {leases === 1 ? 'lease' : 'leases'}, held
            </span>
            <span className="fh-figure">
              <Amount currency={currency} minor={heldMinor} />
            </span>
          </div>
        ))}
        {!data && !error && <div className="fh-report__figure fh-skeleton" />}
      </div>
      {data ? (
        <DepositTable onSettle={setSettling} rows={data.docs} />
      ) : (
        !error && <div className="fh-skeleton fh-skeleton--table" />
      )}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
      {settling && <SettleDialog deposit={settling} onClose={() => setSettling(undefined)} onSettled={reload} />}
    </>
  )
}
