import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'
import { heldLease, UNITS } from './lettable-sql.ts'

export type RentRollRow = {
  unit: { id: string; identifier: string; kind: string }
  project: { id: string; name: string }
  block: string | null
  /** null: vacant */
  lease: { id: string; number: string; status: string; startDate: string; endDate: string | null } | null
  person: { id: string; name: string } | null
  rentMinor: number | null
  askingRentMinor: number | null
  currency: string
  /** null for an open-ended lease and for a vacancy */
  daysRemaining: number | null
}

export type RentRollTotal = { currency: string; units: number; let: number; vacant: number; rentMinor: number }

type Query = Paging & {
  payload: Payload
  company: string
  projects: readonly string[] | null
  /** the day that it is about; today unless told */
  on?: string
  state?: 'let' | 'vacant'
}

/** Every unit that is or could be let, with tenant, rent and dates on a day, and totals per currency. */
export const rentRoll = async ({ payload, company, projects, on, state, page, limit }: Query) => {
  const { timezone, today } = await companySettings(payload, company)
  const day = on ?? today
  const values = [company, timezone, projects, day, state ?? null]
  const rows = await readQuery<Row>(payload, ROWS, [...values, limit, (page - 1) * limit])
  const totals = await readQuery<TotalRow>(payload, TOTALS, values)
  return {
    ...pageOf({
      docs: rows.map(({ rent, asking, ...row }): RentRollRow => ({
        ...row,
        rentMinor: rent === null ? null : Number(rent),
        askingRentMinor: asking === null ? null : Number(asking),
      })),
      totalDocs: totals.reduce((sum, { units }) => sum + units, 0),
      page,
      limit,
    }),
    on: day,
    totals: totals.map((total): RentRollTotal => ({ ...total, rentMinor: Number(total.rentMinor) })),
  }
}

type Row = Omit<RentRollRow, 'rentMinor' | 'askingRentMinor'> & { rent: string | null; asking: string | null }
type TotalRow = Omit<RentRollTotal, 'rentMinor'> & { rentMinor: string }

/** The rent of a day in the past is the one before the first change after it. */
const ROLL = `
  with units_in as materialized (${UNITS}),
  roll as (
    select u.id, u.project_id, c.id as lease, c.person_id, c.start_date, c.end_date, c.number, c.status, c.currency,
           coalesce((
             select (a.before ->> 'rentMinor')::numeric from contract_amendments a
             where a.contract_id = c.id and a.status = 'applied' and a.effective_date > $4
               and a.before ->> 'rentMinor' is not null
             order by a.effective_date limit 1), c.rent_minor) as rent
    from units_in u
    left join contracts c on c.unit_id = u.id and ${heldLease('c')}
      and c.start_date <= $4 and (c.end_date is null or c.end_date >= $4)
    where u.first_day <= fh_date($4) and (u.lettable or c.id is not null)
      and ($5::text is null or ($5 = 'let') = (c.id is not null))
  )`

const ROWS = `${ROLL}
  select json_build_object('id', u.id, 'identifier', u.identifier, 'kind', u.kind) as unit,
         json_build_object('id', p.id, 'name', p.name) as project, b.name as block,
         case when r.lease is not null then json_build_object('id', r.lease, 'number', r.number, 'status', r.status,
           'startDate', r.start_date, 'endDate', r.end_date) end as lease,
         case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as person,
         case when r.lease is not null then r.rent end as rent, u.rent_minor as asking,
         coalesce(r.currency, u.currency) as currency,
         fh_date(r.end_date) - fh_date($4) as "daysRemaining"
  from roll r join units u on u.id = r.id join projects p on p.id = r.project_id
  left join blocks b on b.id = u.block_id left join people t on t.id = r.person_id
  order by p.name, b.name nulls first, u.identifier, u.id limit $6 offset $7`

const TOTALS = `${ROLL}
  select coalesce(r.currency, u.currency) as currency, count(*)::int as units, count(r.lease)::int as "let",
         (count(*) - count(r.lease))::int as vacant, coalesce(sum(r.rent) filter (where r.lease is not null), 0) as "rentMinor"
  from roll r join units u on u.id = r.id group by 1 order by 1`
