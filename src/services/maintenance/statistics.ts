import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type MaintenanceStatus, maintenanceStatuses } from '../../domain/maintenance.ts'
import { now } from '../../platform/clock.ts'
import { seenIn, seenValues, type SeenIn } from './seen.ts'

export type MaintenanceStatistics = Record<MaintenanceStatus, number> & {
  total: number
  /** urgent and not done */
  urgent: number
  overdue: number
  /** from report to the last resolution, in hours, one decimal; null without any */
  averageHours: number | null
  /** of 5, one decimal; null without any */
  averageSatisfaction: number | null
  ratings: number
}

type Row = Omit<MaintenanceStatistics, MaintenanceStatus> & {
  statuses: Partial<Record<MaintenanceStatus, number>> | null
}

/** How a company's maintenance stands, or that of one project. */
export const maintenanceStatistics = async ({
  payload,
  ...seen
}: SeenIn & { payload: Payload }): Promise<MaintenanceStatistics> => {
  const [row] = await readQuery<Row>(payload, STATISTICS, [...seenValues(seen), now().toISOString()])
  const { statuses, ...figures } = row ?? noFigures
  const counts = Object.fromEntries(maintenanceStatuses.map((status) => [status, statuses?.[status] ?? 0])) as Record<
    MaintenanceStatus,
    number
  >
  return { ...counts, ...figures }
}

const noFigures: Row = {
  statuses: null,
  total: 0,
  urgent: 0,
  overdue: 0,
  averageHours: null,
  averageSatisfaction: null,
  ratings: 0,
}

const STATISTICS = `
  with seen as (
    select r.status, r.priority, r.due_at, r.created_at, r.resolved_at, r.satisfaction,
      r.status in ('open', 'in_progress') as is_unfinished
    from maintenance_requests r where ${seenIn('r')} and r.deleted_at is null
  )
  select count(*)::int as total,
    (select json_object_agg(status, count) from (select status, count(*) from seen group by status) s) as statuses,
    (count(*) filter (where is_unfinished and priority = 'urgent'))::int as urgent,
    (count(*) filter (where is_unfinished and due_at < $4::timestamptz))::int as overdue,
    round((avg(extract(epoch from resolved_at - created_at)) / 3600)::numeric, 1)::float8 as "averageHours",
    round(avg(satisfaction), 1)::float8 as "averageSatisfaction",
    count(satisfaction)::int as ratings
  from seen`
