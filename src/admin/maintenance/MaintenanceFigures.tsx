'use client'

import type { MaintenanceStatistics } from '../../services/maintenance/statistics.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { noValue } from '../text/amount.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Card = { label: string; value: (figures: MaintenanceStatistics) => string | number; isBad?: boolean }

const cards: Card[] = [
  { label: 'Open', value: ({ open }) => open },
  { label: 'In progress', value: ({ in_progress: begun }) => begun },
  { label: 'Overdue', value: ({ overdue }) => overdue, isBad: true },
  { label: 'Urgent', value: ({ urgent }) => urgent, isBad: true },
  {
    label: 'Hours to resolve',
    value: ({ averageHours }) => averageHours?.toLocaleString('en', { maximumFractionDigits: 1 }) ?? noValue,
  },
  {
    label: 'Satisfaction of 5',
    value: ({ averageSatisfaction }) => averageSatisfaction?.toFixed(1) ?? noValue,
  },
]

/** How maintenance stands, of the company or of one project. */
export const MaintenanceFigures = ({ project }: { project?: string }) => {
  const { data, error } = useApi<MaintenanceStatistics>(
    `/maintenance/statistics${project ? `?project=${project}` : ''}`,
    useLiveVersion(),
  )
  return (
    <>
      <div className="fh-figures">
        {cards.map(({ label, value, isBad }) => {
          const figure = data && value(data)
          return (
            <div className="fh-card" key={label}>
              <span className={`fh-card__figure${isBad && figure ? ' fh-card__figure--bad' : ''}`}>
                {figure ?? <span className="fh-skeleton" />}
              </span>
              <span className="fh-quiet">{label}</span>
            </div>
          )
        })}
      </div>
      <ErrorNote error={error} />
    </>
  )
}
