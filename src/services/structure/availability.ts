import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type CollectionState, collectionState, collectionStates } from '../../domain/collection-state.ts'
import { type BlockKind, inOrder, type UnitKind } from '../../domain/structure.ts'
import type { UnitStatus } from '../../domain/unit-status.ts'
import { companySettings } from '../companies.ts'
import type { Paging } from '../paging.ts'

export type AvailabilityUnit = {
  id: string
  identifier: string
  kind: UnitKind
  block: string | null
  floor: number | null
  status: UnitStatus
  offering: 'rent' | 'sale' | 'both'
  rentMinor: number | null
  salePriceMinor: number | null
  currency: string
  bedrooms: number | null
  areaSqm: number | null
  /** null: the caller may not see invoices */
  collection: CollectionState | null
  /** overdue, in the currency of the unit */
  arrearsMinor: number | null
  /** of the lease that runs; null also for whoever may not see leases */
  tenant: string | null
  leaseEnd: string | null
}

export type Availability = {
  today: string
  blocks: { id: string; name: string; kind: BlockKind; floors: number }[]
  units: AvailabilityUnit[]
  totals: {
    units: number
    status: Record<UnitStatus, number>
    collection: Record<CollectionState, number> | null
    /** asking rent of all, by currency */
    rent: { currency: string; amountMinor: number }[]
    arrears: { currency: string; amountMinor: number }[]
  }
  totalDocs: number
  page: number
  limit: number
  totalPages: number
}

export type AvailabilityFilters = {
  /** 'none': units that stand by themselves */
  block?: string
  floor?: number
  status?: UnitStatus
  collection?: CollectionState
}

type Args = Paging & {
  payload: Payload
  company: string
  project: string
  filters: AvailabilityFilters
  seesLeases: boolean
  seesMoney: boolean
}

/** Block by floor by unit of a project, by one query beside the company's date: who is in, and who owes. Totals are of all that match. */
export const availability = async ({
  payload,
  company,
  project,
  filters,
  seesLeases,
  seesMoney,
  page,
  limit,
}: Args): Promise<Availability> => {
  const { today } = await companySettings(payload, company)
  const { block, floor, status } = filters
  const [row] = await readQuery<Row>(payload, UNITS, [
    ...[project, today, seesLeases, seesMoney],
    ...[block ?? null, floor ?? null, status ?? null],
  ])
  const sorted = inOrder(row?.blocks ?? [])
  const place = new Map(sorted.map(({ id }, index) => [id, index]))
  const placeOf = (unit: Found): number => (unit.block ? (place.get(unit.block) ?? 0) : sorted.length)
  const found = inOrder((row?.units ?? []).map((unit) => ({ ...unit, name: unit.identifier })))
    .map((unit) => unitOf(unit, seesMoney))
    .filter(({ collection }) => !filters.collection || collection === filters.collection)
  found.sort((a, b) => placeOf(a) - placeOf(b) || (a.floor ?? -1) - (b.floor ?? -1))
  return {
    today,
    blocks: sorted.map(({ position: _position, ...shown }) => shown),
    units: found.slice((page - 1) * limit, page * limit),
    totals: totalsOf(found, seesMoney),
    totalDocs: found.length,
    page,
    limit,
    totalPages: Math.max(1, Math.ceil(found.length / limit)),
  }
}

type BlockRow = Availability['blocks'][number] & { position: number }
type Found = AvailabilityUnit
type UnitRow = Omit<Found, 'collection'> & { position: number; issued: number; overdue: number }
type Row = { blocks: BlockRow[] | null; units: UnitRow[] | null }

const unitOf = (row: UnitRow & { name: string }, seesMoney: boolean): Found => {
  const { issued, overdue, position: _position, name: _name, ...unit } = row
  return {
    ...unit,
    collection: seesMoney ? collectionState({ issued, overdue }) : null,
    arrearsMinor: seesMoney ? unit.arrearsMinor : null,
  }
}

const totalsOf = (units: readonly Found[], seesMoney: boolean): Availability['totals'] => {
  const status = { available: 0, reserved: 0, deposit_paid: 0, rented: 0, sold: 0, owner_occupied: 0 }
  const collection = Object.fromEntries(collectionStates.map((state) => [state, 0])) as Record<CollectionState, number>
  for (const unit of units) {
    status[unit.status] += 1
    if (unit.collection) collection[unit.collection] += 1
  }
  return {
    units: units.length,
    status,
    collection: seesMoney ? collection : null,
    rent: sumByCurrency(units, ({ rentMinor }) => rentMinor),
    arrears: sumByCurrency(units, ({ arrearsMinor }) => arrearsMinor),
  }
}

const sumByCurrency = (
  units: readonly Found[],
  amountOf: (unit: Found) => number | null,
): { currency: string; amountMinor: number }[] => {
  const sums = new Map<string, number>()
  for (const unit of units) {
    const amount = amountOf(unit)
    if (amount) sums.set(unit.currency, (sums.get(unit.currency) ?? 0) + amount)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amountMinor]) => ({ currency, amountMinor }))
}

const UNITS = `
  select
    (select json_agg(b) from (
       select b.id, b.name, b.kind, b.floors, coalesce(b.position, 0) as position
       from blocks b where b.project_id = $1 and b.deleted_at is null and b.kind <> 'basement') b) as blocks,
    (select json_agg(u) from (
       select u.id, u.identifier, u.kind, u.block_id as block, u.floor, u.status, u.offering,
              u.rent_minor as "rentMinor", u.sale_price_minor as "salePriceMinor", u.currency, u.bedrooms,
              u.area_sqm as "areaSqm", coalesce(u.position, 0) as position,
              coalesce(i.issued, 0) as issued, coalesce(i.overdue, 0) as overdue,
              coalesce(i.arrears, 0) as "arrearsMinor", l.tenant, l.end_date as "leaseEnd"
       from units u
       left join (
         select i.unit_id, count(*) as issued,
                count(*) filter (where i.balance_minor > 0 and i.due_date < $2) as overdue,
                sum(i.balance_minor) filter (where i.balance_minor > 0 and i.due_date < $2 and i.currency = o.currency) as arrears
         from units o join invoices i on i.unit_id = o.id and i.status = 'issued'
         where o.project_id = $1 and $4 group by i.unit_id) i on i.unit_id = u.id
       left join (
         select distinct on (c.unit_id) c.unit_id, c.end_date, p.name as tenant
         from contracts c join people p on p.id = c.person_id
         where c.project_id = $1 and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null and $3
         order by c.unit_id, c.start_date desc) l on l.unit_id = u.id
       where u.project_id = $1 and u.deleted_at is null
         and ($5::text is null or coalesce(u.block_id::text, 'none') = $5::text)
         and ($6::numeric is null or u.floor = $6::numeric)
         and ($7::text is null or u.status = $7::text)) u) as units`
