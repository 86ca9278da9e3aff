'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { RentRollRow, RentRollTotal } from '../../services/occupancy/rent-roll.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { ProjectChoice } from './ProjectChoice.tsx'

type Roll = { docs: RentRollRow[]; totals: RentRollTotal[]; totalDocs: number; totalPages: number; page: number }

/** Every unit that is or could be let: tenant, rent, dates. */
export const RentRollPage = () => {
  const [project, setProject] = useState('')
  const [state, setState] = useState('')
  const [page, setPage] = useState(1)
  const query = new URLSearchParams({
    limit: '50',
    page: String(page),
    ...(project && { project }),
    ...(state && { state }),
  })
  const { data, error } = useApi<Roll>(`/rent-roll?${query}`, useLiveVersion())
  const choose = (set: (value: string) => void) => (value: string) => {
    set(value)
    setPage(1)
  }
  return (
    <>
      <div className="fh-report__head">
        <h1>Rent roll</h1>
        <div className="fh-report__filters">
          <ProjectChoice onChange={choose(setProject)} value={project} />
          <label className="fh-narrow">
            <span>Show</span>
            <select onChange={({ target }) => choose(setState)(target.value)} value={state}>
              <option value="">All units</option>
              <option value="let">Let</option>
              <option value="vacant">Vacant</option>
            </select>
          </label>
        </div>
      </div>
      <ErrorNote error={error} />
      <div className="fh-report__figures">
        {(data?.totals ?? []).map((total) => (
          <div className="fh-report__figure" key={total.currency}>
            <span className="fh-quiet">
              {total.let} of {total.units} units let
            </span>
            <span className="fh-figure">
              <Amount currency={total.currency} minor={total.rentMinor} />
            </span>
            <span className="fh-quiet">a month</span>
          </div>
        ))}
        {!data && !error && <div className="fh-report__figure fh-skeleton" />}
      </div>
      {data ? <RollTable rows={data.docs} /> : <div className="fh-skeleton fh-skeleton--table" />}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
    </>
  )
}

const RollTable = ({ rows }: { rows: RentRollRow[] }) => (
  <div className="fh-scroll">
    <table className="fh-table">
      <thead>
        <tr>
          <th>Unit</th>
          <th>Project</th>
          <th>Tenant</th>
          <th className="fh-cell-right">Rent</th>
          <th>From</th>
          <th>To</th>
          <th className="fh-cell-right">Days left</th>
          <th>Lease</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RollRow key={row.unit.id} row={row} />
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="fh-quiet" colSpan={8}>
              No unit is like that. Units appear here once they can be let.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)

const RollRow = ({ row }: { row: RentRollRow }) => {
  const collections = `${useConfig().config.routes.admin}/collections`
  const { unit, lease, person, rentMinor, askingRentMinor, currency, daysRemaining } = row
  return (
    <tr>
      <td className="fh-nowrap">
        <Link href={`${collections}/units/${unit.id}`} prefetch={false}>
          {unit.identifier}
        </Link>
      </td>
      <td>{row.project.name}</td>
      <td>
        {person ? (
          <Link href={`${collections}/people/${person.id}`} prefetch={false}>
            {person.name}
          </Link>
        ) : (
          <StatusBadge text="Vacant" tone="warn" />
        )}
      </td>
      <td className={lease ? undefined : 'fh-quiet'}>
        <Amount className="fh-cell-right" currency={currency} minor={lease ? rentMinor : askingRentMinor} />
      </td>
      <td className="fh-nowrap fh-number">{dateText(lease?.startDate)}</td>
      <td className="fh-nowrap fh-number">{lease && !lease.endDate ? 'open' : dateText(lease?.endDate)}</td>
      <td className="fh-number fh-right">{daysRemaining ?? ''}</td>
      <td className="fh-nowrap">
        {lease && (
          <>
            <Link href={`${collections}/contracts/${lease.id}`} prefetch={false}>
              {lease.number}
            </Link>{' '}
            {lease.status !== 'active' && <StatusBadge {...statusBadge(lease.status)} />}
          </>
        )}
      </td>
    </tr>
  )
}
