import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type BlockKind, floorName, inOrder, type UnitKind } from '../../domain/structure.ts'
import type { UnitStatus } from '../../domain/unit-status.ts'
import { notFound } from '../../platform/errors.ts'

/** How many units, in all and by status. */
export type UnitCounts = { units: number } & Record<UnitStatus, number>

export type StructureUnit = {
  id: string
  identifier: string
  kind: UnitKind
  status: UnitStatus
  floor: number | null
  /** of a house */
  floors: number | null
  position: number
  rentMinor: number | null
  currency: string
  managementMode: 'full' | 'service_only'
  rooms: number
  parking: number
}

export type StructureFloor = { floor: number; name: string; counts: UnitCounts; units: StructureUnit[] }

export type StructureBlock = {
  id: string
  name: string
  kind: BlockKind
  position: number
  /** how many floors it has */
  floorCount: number
  counts: UnitCounts
  slots: { total: number; taken: number }
  floors: StructureFloor[]
  /** of which no floor is known: those of a house row, above all */
  units: StructureUnit[]
}

export type Structure = {
  project: { id: string; name: string; code: string; managementMode: 'full' | 'service_only' }
  counts: UnitCounts & { blocks: number; houses: number; rooms: number; slots: number; slotsTaken: number }
  blocks: StructureBlock[]
  /** that stand by themselves */
  units: StructureUnit[]
}

type BlockRow = Omit<StructureBlock, 'counts' | 'slots' | 'floors' | 'units'> & { slots: number; taken: number }
type UnitRow = StructureUnit & { block: string | null }
type Row = { project: Structure['project']; blocks: BlockRow[] | null; units: UnitRow[] | null }

/** The whole tree of a project by one query, in the order that was chosen, then as people sort names. */
export const readStructure = async ({
  payload,
  project,
}: {
  payload: Payload
  project: string
}): Promise<Structure> => {
  const [row] = await readQuery<Row>(payload, STRUCTURE, [project])
  if (!row) throw notFound()
  const units = inOrder((row.units ?? []).map((unit) => ({ ...unit, name: unit.identifier })))
  const within = groupBy(units, ({ block }) => block ?? '')
  const blocks = inOrder(row.blocks ?? []).map((block) => blockOf(block, within.get(block.id) ?? []))
  const byThemselves = within.get('') ?? []
  return {
    project: row.project,
    counts: {
      ...countUnits(units),
      blocks: blocks.length,
      houses: units.filter(({ kind }) => kind === 'house').length,
      rooms: units.reduce((sum, { rooms }) => sum + rooms, 0),
      slots: blocks.reduce((sum, { slots }) => sum + slots.total, 0),
      slotsTaken: blocks.reduce((sum, { slots }) => sum + slots.taken, 0),
    },
    blocks,
    units: byThemselves.map(shown),
  }
}

type NamedUnit = UnitRow & { name: string }

const shown = ({ name: _name, block: _block, ...unit }: NamedUnit): StructureUnit => unit

const blockOf = ({ slots, taken, ...block }: BlockRow, units: readonly NamedUnit[]): StructureBlock => {
  const onFloor = groupBy(units, ({ floor }) => floor)
  const floors = block.kind === 'basement' ? 0 : block.floorCount
  return {
    ...block,
    counts: countUnits(units),
    slots: { total: slots, taken },
    floors: Array.from({ length: floors }, (_, floor) => {
      const found = onFloor.get(floor) ?? []
      return { floor, name: floorName(floor), counts: countUnits(found), units: found.map(shown) }
    }),
    units: (onFloor.get(null) ?? []).map(shown),
  }
}

const countUnits = (units: readonly { status: UnitStatus }[]): UnitCounts => {
  const counts: UnitCounts = {
    units: units.length,
    ...{ available: 0, reserved: 0, deposit_paid: 0, rented: 0, sold: 0, owner_occupied: 0 },
  }
  for (const { status } of units) counts[status] += 1
  return counts
}

const groupBy = <T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const STRUCTURE = `
  select json_build_object('id', p.id, 'name', p.name, 'code', p.code, 'managementMode', p.management_mode) as project,
    (select json_agg(b) from (
       select b.id, b.name, b.kind, coalesce(b.position, 0) as position, b.floors as "floorCount",
              coalesce(s.slots, 0) as slots, coalesce(s.taken, 0) as taken
       from blocks b
       left join (
         select s.block_id, count(*) as slots, count(a.id) as taken
         from parking_slots s left join parking_assignments a on a.slot_id = s.id and a.status = 'active'
         where s.project_id = $1 and s.deleted_at is null group by s.block_id) s on s.block_id = b.id
       where b.project_id = $1 and b.deleted_at is null) b) as blocks,
    (select json_agg(u) from (
       select u.id, u.identifier, u.kind, u.status, u.floor, u.floors, coalesce(u.position, 0) as position,
              u.rent_minor as "rentMinor", u.currency, coalesce(u.management_mode, p.management_mode) as "managementMode",
              coalesce(r.rooms, 0) as rooms, coalesce(a.parking, 0) as parking, u.block_id as block
       from units u
       left join (
         select r.unit_id, count(*) as rooms from units o join rooms r on r.unit_id = o.id and r.deleted_at is null
         where o.project_id = $1 group by r.unit_id) r on r.unit_id = u.id
       left join (
         select a.unit_id, count(*) as parking
         from units o join parking_assignments a on a.unit_id = o.id and a.status = 'active'
         where o.project_id = $1 group by a.unit_id) a on a.unit_id = u.id
       where u.project_id = $1 and u.deleted_at is null) u) as units
  from projects p where p.id = $1 and p.deleted_at is null`
