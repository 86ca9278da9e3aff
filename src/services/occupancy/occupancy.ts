import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { occupancyOf, type Occupancy, totalOccupancy } from '../../domain/occupancy.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'
import { heldLease, UNITS } from './lettable-sql.ts'

export type OccupancyBy = 'day' | 'month' | 'project'

export type OccupancyPart = Occupancy & {
  /** YYYY-MM-DD, YYYY-MM, or the id of a project */
  key: string
  name: string
}

type Query = Paging & {
  payload: Payload
  company: string
  /** null: the whole company */
  projects: readonly string[] | null
  from: string
  to: string
  by: OccupancyBy
}

type PartRow = {
  key: string
  name: string
  lettable: string
  occupied: string
  all_lettable: string
  all_occupied: string
  total: string
}

/**
 * Let and lettable unit-days between two days, both included, in one query whose work grows with units and leases, not
 * with unit-days: each begins to count on one day and ends on another, and the days between are sums of what began.
 */
export const occupancy = async ({ payload, company, projects, from, to, by, page, limit }: Query) => {
  const { timezone } = await companySettings(payload, company)
  const values = [company, timezone, projects, from, to, limit, (page - 1) * limit]
  const rows = await readQuery<PartRow>(payload, QUERIES[by], values)
  const [first] = rows
  return {
    ...pageOf({
      docs: rows.map(({ key, name, lettable, occupied }): OccupancyPart => ({
        key,
        name,
        ...daysOf(lettable, occupied),
      })),
      totalDocs: Number(first?.total ?? 0),
      page,
      limit,
    }),
    from,
    to,
    by,
    totals: first ? daysOf(first.all_lettable, first.all_occupied) : totalOccupancy([]),
  }
}

const daysOf = (lettable: string, occupied: string): Occupancy =>
  occupancyOf({ lettableDays: Number(lettable), occupiedDays: Number(occupied) })

/** A unit that cannot be let now counts for the days on which it was. */
const SPANS = `
  units_in as materialized (${UNITS}),
  let_spans as (
    select u.project_id, u.lettable, greatest(fh_date(c.start_date), fh_date($4)) as first_day,
           least(coalesce(fh_date(c.end_date), fh_date($5)), fh_date($5)) as last_day
    from units_in u join contracts c on c.unit_id = u.id and ${heldLease('c')}
    where c.start_date <= $5 and (c.end_date is null or c.end_date >= $4)
  ),
  spans as (
    select project_id, greatest(first_day, fh_date($4)) as first_day, fh_date($5) as last_day, 1 as lettable, 0 as occupied
    from units_in where lettable and first_day <= fh_date($5)
    union all
    select project_id, first_day, last_day, case when lettable then 0 else 1 end, 1 from let_spans
  )`

const PAGE = `
  select key, name, lettable, occupied, sum(lettable) over () as all_lettable, sum(occupied) over () as all_occupied,
         count(*) over () as total
  from parts order by `

const BY_DAYS = (key: string): string => `
  with ${SPANS},
  changes as (
    select first_day as day, sum(lettable) as lettable, sum(occupied) as occupied from spans group by first_day
    union all
    select last_day + 1, -sum(lettable), -sum(occupied) from spans group by last_day
  ),
  by_day as (
    select d.day::date as day, sum(coalesce(c.lettable, 0)) over w as lettable, sum(coalesce(c.occupied, 0)) over w as occupied
    from generate_series(fh_date($4), fh_date($5), interval '1 day') as d (day)
    left join (select day, sum(lettable) as lettable, sum(occupied) as occupied from changes group by day) c on c.day = d.day::date
    window w as (order by d.day)
  ),
  parts as (
    select to_char(day, '${key}') as key, to_char(day, '${key}') as name, sum(lettable) as lettable, sum(occupied) as occupied
    from by_day group by 1
  )
  ${PAGE} key limit $6 offset $7`

const QUERIES: Record<OccupancyBy, string> = {
  day: BY_DAYS('YYYY-MM-DD'),
  month: BY_DAYS('YYYY-MM'),
  project: `
    with ${SPANS},
    parts as (
      select p.id::text as key, p.name, sum((s.last_day - s.first_day + 1) * s.lettable) as lettable,
             sum((s.last_day - s.first_day + 1) * s.occupied) as occupied
      from spans s join projects p on p.id = s.project_id group by p.id, p.name
    )
    ${PAGE} name, key limit $6 offset $7`,
}
