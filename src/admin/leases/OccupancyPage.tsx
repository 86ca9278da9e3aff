'use client'

import { useState } from 'react'
import type { Occupancy } from '../../domain/occupancy.ts'
import type { OccupancyPart } from '../../services/occupancy/occupancy.ts'
import { addPeriods, monthOf, periodRange } from '../../domain/calendar.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { periodText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { OccupancyChart } from './OccupancyChart.tsx'
import { ProjectChoice } from './ProjectChoice.tsx'
import { rateText } from './rate-text.ts'
import { VacancyTable } from './VacancyTable.tsx'

type Figures = { docs: OccupancyPart[]; totals: Occupancy }

const spans = [
  { months: 6, label: '6 months' },
  { months: 12, label: '12 months' },
  { months: 36, label: '3 years' },
] as const

/** How full the company is: by month, by project, and what stands empty. */
export const OccupancyPage = () => {
  const today = useToday()
  const [project, setProject] = useState('')
  const [months, setMonths] = useState<number>(12)
  const version = useLiveVersion()
  const from = `${addPeriods(monthOf(today), 1 - months)}-01`
  const range = `from=${from}&to=${today < periodRange(monthOf(today)).to ? today : periodRange(monthOf(today)).to}`
  const scope = project ? `&project=${project}` : ''
  const byMonth = useApi<Figures>(`/occupancy?${range}${scope}&by=month`, version)
  const byProject = useApi<Figures>(`/occupancy?${range}${scope}&by=project`, version)
  const totals = byMonth.data?.totals

  return (
    <>
      <div className="fh-report__head">
        <h1>Occupancy</h1>
        <div className="fh-report__filters">
          <ProjectChoice onChange={setProject} value={project} />
          <label className="fh-narrow">
            <span>Range</span>
            <select onChange={({ target }) => setMonths(Number(target.value))} value={months}>
              {spans.map((span) => (
                <option key={span.months} value={span.months}>
                  {span.label}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <ErrorNote error={byMonth.error ?? byProject.error} />
      <div className="fh-report__figures">
        <Figure label="Occupied" text={totals ? rateText(totals.occupancyBps) : undefined} />
        <Figure label="Let unit-days" text={totals?.occupiedDays.toLocaleString('en-GB')} />
        <Figure label="Vacant unit-days" text={totals?.vacantDays.toLocaleString('en-GB')} />
      </div>
      {byMonth.data ? <OccupancyChart parts={byMonth.data.docs} /> : <div className="fh-skeleton fh-skeleton--table" />}
      <div className="fh-report__columns">
        <section>
          <h2>By month</h2>
          <PartTable
            label="Month"
            nameOf={({ key }) => periodText(key, 'short')}
            parts={byMonth.data?.docs.toReversed()}
          />
        </section>
        <section>
          <h2>By project</h2>
          <PartTable label="Project" nameOf={({ name }) => name} parts={byProject.data?.docs} />
        </section>
      </div>
      <VacancyTable project={project} />
    </>
  )
}

const Figure = ({ label, text }: { label: string; text: string | undefined }) => (
  <div className="fh-report__figure">
    <span className="fh-quiet">{label}</span>
    <span className="fh-figure fh-number">{text ?? <span className="fh-skeleton" />}</span>
  </div>
)

type PartTableProps = { label: string; parts: OccupancyPart[] | undefined; nameOf: (part: OccupancyPart) => string }

const PartTable = ({ label, parts, nameOf }: PartTableProps) => (
  <div className="fh-scroll">
    <table className="fh-table">
      <thead>
        <tr>
          <th>{label}</th>
          <th className="fh-cell-right">Let days</th>
          <th className="fh-cell-right">Vacant</th>
          <th className="fh-cell-right">Occupied</th>
        </tr>
      </thead>
      <tbody>
        {(parts ?? []).map((part) => (
          <tr key={part.key}>
            <td className="fh-nowrap">{nameOf(part)}</td>
            <td className="fh-number fh-right">{part.occupiedDays.toLocaleString('en-GB')}</td>
            <td className="fh-number fh-right">{part.vacantDays.toLocaleString('en-GB')}</td>
            <td className="fh-number fh-right">{rateText(part.occupancyBps)}</td>
          </tr>
        ))}
        {parts?.length === 0 && (
          <tr>
            <td className="fh-quiet" colSpan={4}>
              Nothing could be let in this range. Add units, or choose a longer range.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)
