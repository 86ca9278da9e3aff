import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import { addDays, todayIn } from '../../domain/calendar.ts'
import { nextPlanDates, planDatesUntil } from '../../domain/maintenance-plan.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { takeNumbers } from '../numbers.ts'
import { maintenanceRules } from './company-rules.ts'
import { announceRequests, notifyAssignees } from './notify.ts'
import { selectPlans, type PlanRow } from './plan-rows.ts'

/** A late run catches up with so many dates of a plan; the next run goes on from there. */
const mostDates = 31
const mostPlans = 500

type Make = { req: PayloadRequest; tx: Tx; company: string; plan?: string }

export type Planned = { id: string; plan: string; planDate: string; number: string }

/**
 * Makes the requests of a company's plans that fall due within their days ahead, or the next one of one plan at once,
 * and moves the plans along. A date that has its request is passed over, however often this runs.
 */
export const makePlanned = async ({ req, tx, company, plan }: Make): Promise<Planned[]> => {
  await advisoryLock(tx, 'maintenance-plans', company)
  const { timezone, currency } = await maintenanceRules(tx, company)
  const today = todayIn(timezone, now())
  const plans = plan
    ? await tx.query<PlanRow>(selectPlans('p.company_id = $1 and p.id = $2', 'for update of p'), [company, plan])
    : await tx.query<PlanRow>(
        selectPlans(
          `p.company_id = $1 and p.is_active and fh_date(p.next_date) - p.lead_days::int <= $2::date`,
          `order by p.next_date, p.id limit ${mostPlans} for update of p`,
        ),
        [company, today],
      )
  const taken = new Set(
    (
      await tx.query<{ key: string }>(
        `select plan_id || '/' || plan_date as key from maintenance_requests
         where plan_id = any($1::uuid[]) and deleted_at is null`,
        [plans.map(({ id }) => id)],
      )
    ).map(({ key }) => key),
  )
  const due = plans.map((row) => {
    const horizon = plan ? row.nextDate : addDays(today, row.leadDays)
    const dates = planDatesUntil(row, horizon, mostDates)
    return { row, dates, next: nextPlanDates(row, dates.length + 1).at(-1) ?? row.nextDate }
  })
  const wanted = due.flatMap(({ row, dates }) =>
    dates.filter((date) => !taken.has(`${row.id}/${date}`)).map((date) => ({ row, date })),
  )
  const made = await insert({ req, tx, company, timezone, currency, today, wanted })
  await tx.query(
    `update maintenance_plans p set next_date = n.next, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as n (id uuid, next text) where n.id = p.id`,
    [JSON.stringify(due.map(({ row: { id }, next }) => ({ id, next })))],
  )
  return made
}

type Insert = Omit<Make, 'plan'> & {
  timezone: string
  currency: string
  today: string
  wanted: { row: PlanRow; date: string }[]
}

const insert = async ({ req, tx, company, timezone, currency, today, wanted }: Insert): Promise<Planned[]> => {
  if (wanted.length === 0) return []
  const at = now().toISOString()
  const year = Number(today.slice(0, 4))
  const numbers = await takeNumbers(tx, { company, docType: 'maintenance', year, count: wanted.length })
  const rows = wanted.map(({ row, date }, index) => ({
    id: randomUUID(),
    company_id: company,
    number: numbers[index] ?? '',
    title: row.title,
    description: row.description,
    project_id: row.project,
    block_id: row.block,
    unit_id: row.unit,
    category: row.category,
    priority: row.priority,
    assignee_id: row.assignee,
    vendor_id: row.vendor,
    currency,
    charged_to: 'company',
    status: 'open',
    origin: 'plan',
    plan_id: row.id,
    plan_date: date,
    reopened: 0,
    created_at: at,
    updated_at: at,
  }))
  await insertRows(tx, 'maintenance_requests', rows)
  // Planned work is due by the end of its day, where the company is.
  await tx.query(
    `update maintenance_requests set due_at = (fh_date(plan_date) + 1)::timestamp at time zone $2
     where id = any($1::uuid[])`,
    [rows.map(({ id }) => id), timezone],
  )
  await recordAudit({
    req,
    rows: rows.map(({ id, number, title, plan_id: plan, plan_date: planDate }) => ({
      action: 'maintenance.plan',
      entity: 'maintenance-requests',
      entityId: id,
      company,
      after: { number, title, plan, planDate },
    })),
  })
  const ids = rows.map(({ id }) => id)
  await notifyAssignees(tx, req, ids)
  await announceRequests(tx, company, rows)
  return rows.map(({ id, number, plan_id: plan, plan_date: planDate }) => ({ id, number, plan, planDate }))
}
