import type { Tx } from '../../db/transaction.ts'
import type { OwnershipTerm } from '../../domain/billing/owner-billing.ts'
import { type Period, periodRange } from '../../domain/calendar.ts'
import { type BillingScope, firstId } from './billable-leases.ts'

export type ManagementMode = 'full' | 'service_only'

/** Units by how we manage them; `invoiced`: whose owners get invoices, for all that they pay or for their meters. */
export type UnitChoice = ManagementMode | 'invoiced'

export type BillableUnit = {
  id: string
  identifier: string
  block: string | null
  project: string
  mode: ManagementMode
  currency: string
  serviceChargeMinor: bigint
  rentMinor: bigint | null
  ownerships: OwnershipTerm[]
  /** names of the owners by id */
  owners: Record<string, string>
}

type Query = {
  company: string
  period: Period
  mode: UnitChoice
  scope?: BillingScope
  after?: string
  limit?: number
}

type Row = Omit<BillableUnit, 'serviceChargeMinor' | 'rentMinor' | 'ownerships' | 'owners'> & {
  service_charge_minor: string | null
  rent_minor: string | null
  ownerships: (OwnershipTerm & { name: string })[] | null
}

/** Where owners pay for a service in the period, read once: a look from every unit would read it as often. */
const owned = `
  with owned as materialized (
    select a.unit_id, a.block_id, a.project_id, s.pricing = 'metered' as is_metered
    from services s join project_services a on a.service_id = s.id and a.company_id = s.company_id
    where s.company_id = $1 and s.billed_to = 'owner' and a.start_date <= $4 and (a.end_date is null or a.end_date >= $3)
  )`

/** A service for owners at the unit, its block or project. */
const servedBy = (condition: string): string => `(
    u.id in (select unit_id from owned where unit_id is not null and ${condition})
    or u.block_id in (select block_id from owned where unit_id is null and block_id is not null and ${condition})
    or u.project_id in (select project_id from owned where unit_id is null and block_id is null and ${condition}))`

/** Whose owners pay something in a period: a service charge, or a service for owners at the unit, its block or project. */
const charged = `u.company_id = $1 and u.deleted_at is null and case when $2 = 'invoiced'
    then coalesce(u.management_mode, p.management_mode) = 'service_only' or ${servedBy('is_metered')}
    else coalesce(u.management_mode, p.management_mode) = $2 end
  and (coalesce(u.service_charge_minor, 0) > 0 or ${servedBy('true')})
  and ($5::uuid[] is null or u.project_id = any($5)) and ($6::uuid is null or u.id = $6)
  and ($7::uuid is null or exists (
    select from ownerships o where o.unit_id = u.id and o.person_id = $7 and o.from_date <= $4 and (o.to_date is null or o.to_date >= $3)))
  and $8::uuid is null`

const valuesOf = ({ company, period, mode, scope = {} }: Query): unknown[] => {
  const { from, to } = periodRange(period)
  const { projects, unit, person, contract } = scope
  return [company, mode, from, to, projects ?? null, unit ?? null, person ?? null, contract ?? null]
}

/** The next batch of units whose owners are charged, with who owns them in the period. */
export const billableUnits = async (tx: Pick<Tx, 'query'>, query: Query): Promise<BillableUnit[]> => {
  const rows = await tx.query<Row>(UNITS, [...valuesOf(query), query.after ?? firstId, query.limit ?? null])
  return rows.map(({ service_charge_minor, rent_minor, ownerships, ...row }) => ({
    ...row,
    serviceChargeMinor: BigInt(service_charge_minor ?? 0),
    rentMinor: rent_minor === null ? null : BigInt(rent_minor),
    ownerships: (ownerships ?? []).map(({ name: _name, ...ownership }) => ownership),
    owners: Object.fromEntries((ownerships ?? []).map(({ person, name }) => [person, name])),
  }))
}

/** How many units a run will look at. */
export const countBillableUnits = async (tx: Pick<Tx, 'query'>, query: Query): Promise<number> => {
  const [row] = await tx.query<{ count: string }>(
    `${owned} select count(*) from units u join projects p on p.id = u.project_id where ${charged}`,
    valuesOf(query),
  )
  return Number(row?.count ?? 0)
}

const UNITS = `${owned}, found as materialized (
    select u.*, coalesce(u.management_mode, p.management_mode) as mode from units u join projects p on p.id = u.project_id
    where ${charged} and u.id > $9::uuid order by u.id limit $10
  )
  select u.id, u.identifier, u.block_id as block, u.project_id as project, u.mode, u.currency, u.service_charge_minor,
         coalesce(l.rent_minor, u.rent_minor) as rent_minor, o.ownerships
  from found u
  left join lateral (
    select sum(c.rent_minor) as rent_minor from contracts c
    where c.unit_id = u.id and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null
      and c.currency = u.currency
  ) l on true
  left join lateral (
    select json_agg(json_build_object('id', o.id, 'person', o.person_id, 'bps', o.share_bps::int, 'from', o.from_date,
                                      'to', o.to_date, 'name', n.name) order by o.from_date, o.person_id) as ownerships
    from ownerships o join people n on n.id = o.person_id
    where o.unit_id = u.id and o.from_date <= $4 and (o.to_date is null or o.to_date >= $3)
  ) o on true
  order by u.id`
