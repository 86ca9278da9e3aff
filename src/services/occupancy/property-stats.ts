import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { heldLease, UNITS } from './lettable-sql.ts'

type Counts = { total: number; occupied: number; available: number }

export type PropertyStats = {
  today: string
  tenants: { total: number; active: number; inactive: number }
  units: Counts
  houses: Counts
}

type Query = { payload: Payload; company: string; projects: readonly string[] | null }

/** How many units and houses are let today, and how many tenants live there now or did before. */
export const propertyStats = async ({ payload, company, projects }: Query): Promise<PropertyStats> => {
  const { timezone, today } = await companySettings(payload, company)
  const [row] = await readQuery<Record<string, number>>(payload, STATS, [company, timezone, projects, today])
  const number = (name: string): number => row?.[name] ?? 0
  const counts = (of: string): Counts => ({
    total: number(of),
    occupied: number(`${of}_let`),
    available: number(`${of}_free`),
  })
  return {
    today,
    tenants: {
      total: number('tenants'),
      active: number('active'),
      inactive: number('tenants') - number('active'),
    },
    units: counts('units'),
    houses: counts('houses'),
  }
}

const STATS = `
  with units_in as materialized (${UNITS}),
  leases as (
    select c.unit_id, c.person_id, c.start_date <= $4 and (c.end_date is null or c.end_date >= $4) as runs
    from units_in u join contracts c on c.unit_id = u.id and ${heldLease('c')}
  ),
  counted as (
    select u.kind = 'house' as house, exists (select from leases l where l.unit_id = u.id and l.runs) as is_let, i.lettable
    from units_in i join units u on u.id = i.id
  )
  select count(*) filter (where not house)::int as units, count(*) filter (where not house and is_let)::int as units_let,
         count(*) filter (where not house and not is_let and lettable)::int as units_free,
         count(*) filter (where house)::int as houses, count(*) filter (where house and is_let)::int as houses_let,
         count(*) filter (where house and not is_let and lettable)::int as houses_free,
         (select count(distinct person_id)::int from leases) as tenants,
         (select count(distinct person_id)::int from leases where runs) as active
  from counted`
