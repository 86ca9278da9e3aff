import type { Tx } from '../../db/transaction.ts'
import { addPeriods, type Period, periodRange } from '../../domain/calendar.ts'

export type BillableRow = {
  id: string
  number: string
  unit: string
  person: string
  unit_id: string
  block_id: string | null
  project_id: string
  person_id: string
  start_date: string
  end_date: string | null
  rent_minor: string
  rent_tax_bps: string | null
  deposit_minor: string
  currency: string
  due_day: string
  /** how the rent rises, see `rentOn` */
  escalation: 'none' | 'percent' | 'fixed'
  escalation_bps: string | null
  escalation_minor: string | null
  escalation_months: string | null
  next_escalation_date: string | null
  changes: RentChange[] | null
}

/** Another rent from a day on, applied or approved. */
type RentChange = { date: string; before: number | null; after: number; isApplied: boolean }

/** Which leases and units are looked at; left out = all. */
export type BillingScope = {
  projects?: readonly string[]
  contract?: string
  person?: string
  unit?: string
}

type Query = { company: string; period: Period; scope: BillingScope; after: string; limit: number }

/** Leases that run in the period, and those that ended in the month before and may have a last meter reading. */
const inPeriod = `c.company_id = $1 and c.kind = 'lease' and c.status <> 'draft' and c.deleted_at is null
  and c.start_date <= $3
  and (c.end_date is null or c.end_date >= $2 or c.end_date >= $4 and exists (
    select from project_services a join services s on s.id = a.service_id
    where a.unit_id = c.unit_id and s.pricing = 'metered' and s.billed_to = 'tenant' and a.status <> 'pending_approval'))
  and ($5::uuid[] is null or c.project_id = any($5)) and ($6::uuid is null or c.id = $6)
  and ($7::uuid is null or c.person_id = $7) and ($8::uuid is null or c.unit_id = $8)`

const valuesOf = (company: string, period: Period, { projects, contract, person, unit }: BillingScope): unknown[] => {
  const { from, to } = periodRange(period)
  const before = periodRange(addPeriods(period, -1)).from
  return [company, from, to, before, projects ?? null, contract ?? null, person ?? null, unit ?? null]
}

/** The next batch of leases that a period bills. */
export const billableLeases = (
  tx: Pick<Tx, 'query'>,
  { company, period, scope, after, limit }: Query,
): Promise<BillableRow[]> =>
  tx.query<BillableRow>(
    `with leases as materialized (
       select c.* from contracts c where ${inPeriod} and c.id > $9::uuid order by c.id limit $10
     )
     select c.id, c.number, u.identifier as unit, p.name as person, c.unit_id, u.block_id, c.project_id, c.person_id,
            c.start_date, c.end_date, c.rent_minor, c.rent_tax_bps, c.currency, c.due_day,
            -- a renewal asks for what its deposit is above the former one
            greatest(c.deposit_minor - coalesce(former.deposit_minor, 0), 0) as deposit_minor,
            c.escalation, c.escalation_bps, c.escalation_minor, c.escalation_months, c.next_escalation_date, a.changes
     from leases c
     join units u on u.id = c.unit_id
     join people p on p.id = c.person_id
     left join contracts former on former.id = c.renewal_of_id
     left join (
       select a.contract_id, json_agg(json_build_object(
                'date', a.effective_date, 'before', (a.before ->> 'rentMinor')::float8,
                'after', (a.after ->> 'rentMinor')::float8, 'isApplied', a.status = 'applied')) as changes
       from leases c
       join contract_amendments a on a.contract_id = c.id
       where a.status in ('applied', 'approved') and a.after ->> 'rentMinor' is not null
       group by a.contract_id
     ) a on a.contract_id = c.id
     order by c.id`,
    [...valuesOf(company, period, scope), after, limit],
  )

/** How many leases a run will look at. */
export const countBillableLeases = async (
  tx: Pick<Tx, 'query'>,
  { company, period, scope }: Pick<Query, 'company' | 'period' | 'scope'>,
): Promise<number> => {
  const [row] = await tx.query<{ count: string }>(
    `select count(*) from contracts c where ${inPeriod}`,
    valuesOf(company, period, scope),
  )
  return Number(row?.count ?? 0)
}

/** Below every id. */
export const firstId = '00000000-0000-0000-0000-000000000000'
