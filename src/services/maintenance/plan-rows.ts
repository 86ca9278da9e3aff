import type { PlanInterval } from '../../domain/maintenance-plan.ts'

/** A plan as the jobs and the calendar read it. */
export type PlanRow = {
  id: string
  title: string
  description: string | null
  project: string
  block: string | null
  unit: string | null
  category: string
  priority: string
  every: number
  interval: PlanInterval
  nextDate: string
  leadDays: number
  assignee: string | null
  vendor: string | null
  /** the latest dates that it has had a request for */
  pastDates: string[]
}

/** How many dates back the day of the month is looked for: a leap day comes back after eight years. */
const remembered = 12

/** Plans with what stands in the way taken out: who has left, and places in the trash. */
export const selectPlans = (condition: string, rest = ''): string => `
  select p.id, p.title, p.description, p.project_id as project, p.block_id as block, p.unit_id as unit, p.category,
    p.priority, p.every::int as every, p.interval, p.next_date as "nextDate", p.lead_days::int as "leadDays",
    s.id as assignee, v.id as vendor,
    array(select r.plan_date from maintenance_requests r where r.plan_id = p.id
          order by r.plan_date desc limit ${remembered}) as "pastDates"
  from maintenance_plans p
  join projects j on j.id = p.project_id and j.deleted_at is null
  left join blocks b on b.id = p.block_id
  left join units u on u.id = p.unit_id
  left join staff s on s.id = p.assignee_id and s.status = 'active' and s.deleted_at is null
  left join people v on v.id = p.vendor_id and v.is_vendor and v.deleted_at is null
  where b.deleted_at is null and u.deleted_at is null and ${condition} ${rest}`
