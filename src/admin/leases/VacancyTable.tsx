'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { Vacancy } from '../../services/occupancy/vacancies.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Vacancies = { docs: Vacancy[]; totalDocs: number; totalPages: number; page: number; totalDays: number }

/** What stands empty today, the longest first. */
export const VacancyTable = ({ project }: { project: string }) => {
  const [page, setPage] = useState(1)
  const adminRoute = useConfig().config.routes.admin
  const scope = project ? `&project=${project}` : ''
  const { data, error } = useApi<Vacancies>(`/occupancy/vacancies?limit=25&page=${page}${scope}`, useLiveVersion())
  return (
    <section>
      <h2>Vacant today{data && data.totalDocs > 0 && <span className="fh-quiet"> · {data.totalDocs} units</span>}</h2>
      <ErrorNote error={error} />
      <div className="fh-scroll">
        <table className="fh-table">
          <thead>
            <tr>
              <th>Unit</th>
              <th>Project</th>
              <th>Vacant since</th>
              <th className="fh-cell-right">Days</th>
              <th className="fh-cell-right">Last rent</th>
              <th className="fh-cell-right">Asking rent</th>
              <th>Let from</th>
            </tr>
          </thead>
          <tbody>
            {(data?.docs ?? []).map((row) => (
              <tr key={row.unit.id}>
                <td className="fh-nowrap">
                  <Link href={`${adminRoute}/collections/units/${row.unit.id}`} prefetch={false}>
                    {row.unit.identifier}
                  </Link>
                </td>
                <td>{row.project.name}</td>
                <td className="fh-nowrap fh-number">{dateText(row.vacantSince)}</td>
                <td className="fh-number fh-right">{row.days}</td>
                <td>
                  <Amount className="fh-cell-right" currency={row.currency} minor={row.lastRentMinor} />
                </td>
                <td>
                  <Amount className="fh-cell-right" currency={row.currency} minor={row.askingRentMinor} />
                </td>
                <td className="fh-nowrap fh-number">{dateText(row.letFrom)}</td>
              </tr>
            ))}
            {data?.docs.length === 0 && (
              <tr>
                <td className="fh-quiet" colSpan={7}>
                  Everything that can be let is let.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
    </section>
  )
}
