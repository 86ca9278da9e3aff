import type { Tx } from '../../db/transaction.ts'
import { type Period, periodRange } from '../../domain/calendar.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'

export type BillableRow = {
  id: string
  number: string
  unit: string
  person: string
  unit_id: string
  project_id: string
  person_id: string
  start_date: string
  end_date: string | null
  rent_minor: string
  deposit_minor: string
  currency: string
  due_day: string
  owners: OwnerShare[] | null
  /** how the rent rises, see `rentOn` */
  escalation: 'none' | 'percent' | 'fixed'
  escalation_bps: string | null
  escalation_minor: string | null
  escalation_months: string | null
  next_escalation_date: string | null
  changes: RentChange[] | null
  rent_billed: boolean
  deposit_billed: boolean
}

/** Another rent from a day on, applied or approved. */
type RentChange = { date: string; before: number | null; after: number; isApplied: boolean }

type Query = { company: string; period: Period; issueDate: string; after: string; limit: number }

const inPeriod = `c.company_id = $1 and c.kind = 'lease' and c.status <> 'draft' and c.deleted_at is null
  and c.start_date <= $3 and (c.end_date is null or c.end_date >= $2)`

/** The next batch of leases that run in the period, with their owners on the day of issue and what was billed already. */
// The company comes from the leases, not from $1: of a company that is not in the statistics yet the planner expects one
// row, and reads all its lines for each lease.
export const billableLeases = (
  tx: Pick<Tx, 'query'>,
  { company, period, issueDate, after, limit }: Query,
): Promise<BillableRow[]> => {
  const { from, to } = periodRange(period)
  return tx.query<BillableRow>(
    `with leases as materialized (
       select c.* from contracts c where ${inPeriod} and c.id > $4::uuid order by c.id limit $5
     )
     select c.id, c.number, u.identifier as unit, p.name as person, c.unit_id, c.project_id, c.person_id,
            c.start_date, c.end_date, c.rent_minor, c.currency, c.due_day,
            -- a renewal asks for what its deposit is above the former one
            greatest(c.deposit_minor - coalesce(former.deposit_minor, 0), 0) as deposit_minor,
            c.escalation, c.escalation_bps, c.escalation_minor, c.escalation_months, c.next_escalation_date,
            a.changes, o.owners, rent.id is not null as rent_billed, deposit.id is not null as deposit_billed
     from leases c
     join units u on u.id = c.unit_id
     join people p on p.id = c.person_id
     left join (
       select o.unit_id, json_agg(json_build_object('person', o.person_id, 'bps', o.share_bps) order by o.person_id) as owners
       from leases c
       join ownerships o on o.company_id = c.company_id and o.unit_id = c.unit_id
       where o.from_date <= $6 and (o.to_date is null or o.to_date >= $6)
       group by o.unit_id
     ) o on o.unit_id = c.unit_id
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
     left join invoice_lines rent on rent.company_id = c.company_id and rent.charge_key = 'lease:' || c.id || ':rent:' || $7
     left join invoice_lines deposit on deposit.company_id = c.company_id and deposit.charge_key = 'lease:' || c.id || ':deposit'
     order by c.id`,
    [company, from, to, after, limit, issueDate, period],
  )
}

/** How many leases a run will look at. */
export const countBillableLeases = async (tx: Pick<Tx, 'query'>, company: string, period: Period): Promise<number> => {
  const { from, to } = periodRange(period)
  const [row] = await tx.query<{ count: string }>(`select count(*) from contracts c where ${inPeriod}`, [
    company,
    from,
    to,
  ])
  return Number(row?.count ?? 0)
}

/** Below every id. */
export const firstLease = '00000000-0000-0000-0000-000000000000'
