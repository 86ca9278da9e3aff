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
  rent_billed: boolean
  deposit_billed: boolean
}

type Query = { company: string; period: Period; issueDate: string; after: string; limit: number }

const inPeriod = `c.company_id = $1 and c.kind = 'lease' and c.status <> 'draft' and c.deleted_at is null
  and c.start_date <= $3 and (c.end_date is null or c.end_date >= $2)`

/** The next batch of leases that run in the period, with their owners on the day of issue and what was billed already. */
export const billableLeases = (
  tx: Pick<Tx, 'query'>,
  { company, period, issueDate, after, limit }: Query,
): Promise<BillableRow[]> => {
  const { from, to } = periodRange(period)
  return tx.query<BillableRow>(
    `with leases as (
       select c.* from contracts c where ${inPeriod} and c.id > $4::uuid order by c.id limit $5
     )
     select c.id, c.number, u.identifier as unit, p.name as person, c.unit_id, c.project_id, c.person_id,
            c.start_date, c.end_date, c.rent_minor, c.deposit_minor, c.currency, c.due_day,
            o.owners, coalesce(b.rent_billed, false) as rent_billed, coalesce(b.deposit_billed, false) as deposit_billed
     from leases c
     join units u on u.id = c.unit_id
     join people p on p.id = c.person_id
     left join (
       select o.unit_id, json_agg(json_build_object('person', o.person_id, 'bps', o.share_bps) order by o.person_id) as owners
       from ownerships o
       where o.company_id = $1 and o.unit_id in (select unit_id from leases)
         and o.from_date <= $6 and (o.to_date is null or o.to_date >= $6)
       group by o.unit_id
     ) o on o.unit_id = c.unit_id
     left join (
       select c.id, bool_or(l.charge_key like '%:rent:%') as rent_billed, bool_or(l.charge_key like '%:deposit') as deposit_billed
       from leases c
       join invoice_lines l on l.company_id = $1
         and l.charge_key in ('lease:' || c.id || ':rent:' || $7, 'lease:' || c.id || ':deposit')
       group by c.id
     ) b on b.id = c.id
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
