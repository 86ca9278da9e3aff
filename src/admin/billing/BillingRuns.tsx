'use client'

import { useState } from 'react'
import type { BillingRunRow } from '../../services/billing/billing-report.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { instantText, periodText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'

type BillingRunsProps = { chosen: string | undefined; onChoose: (run: BillingRunRow) => void }
type Runs = { docs: BillingRunRow[]; totalDocs: number; totalPages: number; page: number }

/** The runs of before; one of them opens its report. */
export const BillingRuns = ({ chosen, onChoose }: BillingRunsProps) => {
  const [page, setPage] = useState(1)
  const { data, error } = useApi<Runs>(
    `/finance/billing-runs?limit=12&page=${page}`,
    `${useLiveVersion()} ${chosen ?? ''}`,
  )
  return (
    <section aria-label="Billing runs">
      <h2>Runs</h2>
      <ErrorNote error={error} />
      {!data && !error && <div className="fh-skeleton fh-skeleton--table" />}
      {data?.docs.length === 0 && (
        <p className="fh-quiet">
          No month was billed here yet. Preview one above, or wait for the day that the company settings name.
        </p>
      )}
      {data && data.docs.length > 0 && (
        <div className="fh-scroll">
          <table className="fh-table">
            <thead>
              <tr>
                <th>Month</th>
                <th>Started</th>
                <th>State</th>
                <th className="fh-cell-right">Invoices</th>
                <th className="fh-cell-right">Billed</th>
              </tr>
            </thead>
            <tbody>
              {data.docs.map((run) => (
                <tr aria-current={run.id === chosen || undefined} key={run.id}>
                  <td>
                    <button className="fh-link" onClick={() => onChoose(run)} type="button">
                      {periodText(run.period)}
                    </button>
                  </td>
                  <td className="fh-nowrap">
                    {instantText(run.startedAt ?? run.createdAt)}{' '}
                    <span className="fh-quiet">{run.isScheduled ? 'by schedule' : 'by hand'}</span>
                  </td>
                  <td>
                    <StatusBadge {...statusBadge(run.status)} />
                  </td>
                  <td className="fh-number fh-right">{run.billed.reduce((sum, { invoices }) => sum + invoices, 0)}</td>
                  <td>
                    {run.billed.map(({ currency, totalMinor }) => (
                      <Amount className="fh-cell-right" currency={currency} key={currency} minor={totalMinor} />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
    </section>
  )
}
