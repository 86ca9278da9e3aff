import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'
import { heldLease, UNITS } from './lettable-sql.ts'

export type Vacancy = {
  unit: { id: string; identifier: string }
  project: { id: string; name: string }
  /** the first day without a tenant */
  vacantSince: string
  days: number
  /** of the last lease; null when it has never been let */
  lastRentMinor: number | null
  askingRentMinor: number | null
  currency: string
  /** when the next lease begins */
  letFrom: string | null
}

type Query = Paging & { payload: Payload; company: string; projects: readonly string[] | null }

/** Units that could be let today and are not, the longest vacant first. */
export const vacancies = async ({ payload, company, projects, page, limit }: Query) => {
  const { timezone, today } = await companySettings(payload, company)
  const values = [company, timezone, projects, today, limit, (page - 1) * limit]
  const rows = await readQuery<Row>(payload, VACANT, values)
  return {
    ...pageOf({
      docs: rows.map(({ total: _total, all_days: _days, last_rent: last, asking_rent: asking, ...row }): Vacancy => ({
        ...row,
        lastRentMinor: last === null ? null : Number(last),
        askingRentMinor: asking === null ? null : Number(asking),
      })),
      totalDocs: Number(rows[0]?.total ?? 0),
      page,
      limit,
    }),
    today,
    totalDays: Number(rows[0]?.all_days ?? 0),
  }
}

type Row = Omit<Vacancy, 'lastRentMinor' | 'askingRentMinor'> & {
  last_rent: string | null
  asking_rent: string | null
  total: string
  all_days: string
}

const VACANT = `
  with units_in as materialized (${UNITS}),
  vacant as (
    select u.id, u.project_id, u.first_day, last.end_date, last.rent_minor, last.currency, next.start_date
    from units_in u
    left join lateral (
      select c.end_date, c.rent_minor, c.currency from contracts c
      where c.unit_id = u.id and ${heldLease('c')} and c.start_date <= $4 order by c.start_date desc limit 1) last on true
    left join lateral (
      select min(c.start_date) as start_date from contracts c
      where c.unit_id = u.id and ${heldLease('c')} and c.start_date > $4) next on true
    where u.lettable and u.first_day <= fh_date($4)
      and not exists (select from contracts c where c.unit_id = u.id and ${heldLease('c')}
                      and c.start_date <= $4 and (c.end_date is null or c.end_date >= $4))
  ),
  counted as (
    select v.*, coalesce(fh_date(v.end_date) + 1, v.first_day) as since from vacant v
  )
  select json_build_object('id', u.id, 'identifier', u.identifier) as unit,
         json_build_object('id', p.id, 'name', p.name) as project,
         to_char(v.since, 'YYYY-MM-DD') as "vacantSince", fh_date($4) - v.since + 1 as days,
         v.rent_minor as last_rent, u.rent_minor as asking_rent, coalesce(v.currency, u.currency) as currency,
         v.start_date as "letFrom",
         count(*) over () as total, sum(fh_date($4) - v.since + 1) over () as all_days
  from counted v join units u on u.id = v.id join projects p on p.id = v.project_id
  order by v.since, u.identifier, u.id limit $5 offset $6`
