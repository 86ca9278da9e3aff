'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { ExpiringLease } from '../../services/leases/expiring-leases.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'

type Expiring = { docs: ExpiringLease[]; totalDocs: number; totalPages: number; page: number; within: number }

/** The leases that end soon and that nobody has renewed or ended; the first first. */
export const ExpiringPage = () => {
  const [page, setPage] = useState(1)
  const [within, setWithin] = useState('')
  const { data, error } = useApi<Expiring>(
    `/contracts/expiring?limit=50&page=${page}${within && `&within=${within}`}`,
    useLiveVersion(),
  )
  return (
    <>
      <div className="fh-report__head">
        <h1>Ending leases</h1>
        <label className="fh-narrow">
          <span>Within</span>
          <select
            onChange={({ target }) => {
              setWithin(target.value)
              setPage(1)
            }}
            value={within}
          >
            <option value="">{data && !within ? `${data.within} days (as set)` : 'As set'}</option>
            {[30, 90, 180, 365].map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </select>
        </label>
      </div>
      <ErrorNote error={error} />
      {data ? <ExpiringTable rows={data.docs} /> : <div className="fh-skeleton fh-skeleton--table" />}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
    </>
  )
}

const ExpiringTable = ({ rows }: { rows: ExpiringLease[] }) => {
  const collections = `${useConfig().config.routes.admin}/collections`
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <thead>
          <tr>
            <th>Ends</th>
            <th>Unit</th>
            <th>Tenant</th>
            <th className="fh-cell-right">Rent</th>
            <th>Lease</th>
            <th>Next</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="fh-nowrap">
                <span className="fh-number">{dateText(row.endDate)}</span>{' '}
                <StatusBadge {...daysBadge(row.daysRemaining)} />
              </td>
              <td>
                {row.unit.identifier} <span className="fh-quiet">{row.project.name}</span>
              </td>
              <td>{row.person.name}</td>
              <td>
                <Amount className="fh-cell-right" currency={row.currency} minor={row.rentMinor} />
              </td>
              <td className="fh-nowrap">
                <Link href={`${collections}/contracts/${row.id}`} prefetch={false}>
                  {row.number}
                </Link>{' '}
                {row.status === 'notice' && <StatusBadge {...statusBadge('notice')} />}
              </td>
              <td className="fh-nowrap">
                {row.renewal ? (
                  <Link href={`${collections}/contracts/${row.renewal.id}`} prefetch={false}>
                    Activate {row.renewal.number}
                  </Link>
                ) : (
                  <span className="fh-quiet">{row.status === 'notice' ? 'Moves out' : 'Renew or give notice'}</span>
                )}
              </td>
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td className="fh-quiet" colSpan={6}>
                No lease ends in this time. Choose a longer one to look further ahead.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

const daysBadge = (days: number) => {
  if (days < 0) return { text: `over for ${-days} ${days === -1 ? 'day' : 'days'}`, tone: 'bad' } as const
  const text = days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'}`
  return { text, tone: days <= 30 ? 'warn' : 'quiet' } as const
}
