import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type CalendarDate, daysBetween } from '../../domain/calendar.ts'
import { isOverdue, type MaintenancePriority, type MaintenanceStatus } from '../../domain/maintenance.ts'
import { planDatesUntil } from '../../domain/maintenance-plan.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { selectPlans, type PlanRow } from './plan-rows.ts'
import { seenIn, seenValues, type SeenIn } from './seen.ts'

const mostDays = 400
/** a day shows the first few of each; its counts say how many there are */
const perDay = 5

type CalendarQuery = SeenIn & { req: PayloadRequest; from: CalendarDate; to: CalendarDate }

type DueRequest = {
  id: string
  number: string
  title: string
  status: MaintenanceStatus
  priority: MaintenancePriority
  isOverdue: boolean
}

export type CalendarDay = {
  date: CalendarDate
  requestCount: number
  requests: DueRequest[]
  planCount: number
  plans: { id: string; title: string }[]
}

type RequestRow = Omit<DueRequest, 'isOverdue'> & { date: CalendarDate; count: number; dueAt: Date }

/**
 * What is due on which day: requests by their due time, plans by the dates to come for which there is no request yet.
 * @throws 400 for days in the wrong order or more than 400 of them
 */
export const maintenanceCalendar = async ({
  req,
  from,
  to,
  ...seen
}: CalendarQuery): Promise<{ from: CalendarDate; to: CalendarDate; days: CalendarDay[] }> => {
  if (to < from) throw validationError('The last day is before the first one.', 'to')
  if (daysBetween(from, to) >= mostDays) throw validationError(`Ask for at most ${mostDays} days.`, 'to')
  const { timezone } = await companySettings(req.payload, seen.company)
  const requests = await readQuery<RequestRow>(req.payload, DUE, [...seenValues(seen), timezone, from, to])
  const plans = await readQuery<PlanRow>(req.payload, PLANS, [...seenValues(seen), to])
  const days = new Map<CalendarDate, CalendarDay>()
  const dayOf = (date: CalendarDate): CalendarDay => {
    const day = days.get(date) ?? { date, requestCount: 0, requests: [], planCount: 0, plans: [] }
    days.set(date, day)
    return day
  }
  const at = now()
  for (const { date, count, dueAt, ...request } of requests) {
    const day = dayOf(date)
    day.requestCount = count
    day.requests.push({ ...request, isOverdue: isOverdue({ ...request, dueAt }, at) })
  }
  for (const plan of plans) {
    for (const date of planDatesUntil(plan, to, mostSteps)) {
      if (date < from) continue
      const day = dayOf(date)
      day.planCount += 1
      if (day.plans.length < perDay) day.plans.push({ id: plan.id, title: plan.title })
    }
  }
  return { from, to, days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** A plan whose next date lies in the past steps over its missed dates first. */
const mostSteps = 2 * mostDays
const mostPlans = 1_000

// Work is due by the end of a day: midnight belongs to the day before.
const DUE = `
  select * from (
    select r.id, r.number, r.title, r.status, r.priority, r.due_at as "dueAt", d.date,
      count(*) over (partition by d.date)::int as count,
      row_number() over (partition by d.date order by r.due_at, r.id) as place
    from maintenance_requests r
    cross join lateral (
      select to_char((r.due_at - interval '1 second') at time zone $4, 'YYYY-MM-DD') as date
    ) d
    where ${seenIn('r')} and r.deleted_at is null and r.status <> 'cancelled'
      and r.due_at > $5::date::timestamp at time zone $4
      and r.due_at <= ($6::date + 1)::timestamp at time zone $4
  ) t
  where place <= ${perDay}
  order by date, place`

const PLANS = selectPlans(
  `${seenIn('p')} and p.is_active and p.next_date <= $4`,
  `order by p.next_date, p.id limit ${mostPlans}`,
)
