import { insertRows, type Row } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { addPeriods, type CalendarDate, monthOf } from '../../domain/calendar.ts'
import { deriveUnitStatus } from '../../domain/unit-status.ts'
import { takeNumbers } from '../../services/numbers.ts'
import { nameAt } from '../names.ts'
import { phoneAt } from '../phones.ts'
import { seededId } from '../seeded-id.ts'

export type WriteUnits = {
  tx: Tx
  company: { id: string; currency: string }
  slug: string
  /** indexes of the units: from the first up to, but not including, the second */
  from: number
  to: number
  startDate: CalendarDate
}

/** also where services of units belong */
export const unitsPerProject = 2_000
export const unitsPerBlock = 100
const unitsPerOwner = 10
const rents = [14_500, 21_000, 28_500, 36_000, 46_000, 59_000, 75_000, 98_000] as const

/** Units with project, block, owners, tenant and active lease: one statement per table. */
export const writeUnits = async ({ tx, company, slug, from, to, startDate }: WriteUnits): Promise<void> => {
  const indexes = Array.from({ length: to - from }, (_, at) => from + at)
  const id = (kind: string, index: number): string => seededId(slug, kind, index)
  const own = (row: Row): Row => ({ company_id: company.id, ...row })
  const groups = (size: number): number[] => [...new Set(indexes.map((index) => Math.floor(index / size)))]
  const insert = (table: string, rows: Row[], options = {}) => insertRows(tx, table, rows.map(own), options)
  const numbers = await takeNumbers(tx, {
    company: company.id,
    docType: 'lease',
    year: Number(startDate.slice(0, 4)),
    count: to - from,
  })

  const projects = groups(unitsPerProject).map((at) => ({
    id: id('project', at),
    name: `Estate ${at + 1}`,
    code: `E${at + 1}`,
    city: 'Nairobi',
    management_mode: 'full',
    management_fee_bps: 800,
  }))
  await insert('projects', projects, { onConflict: 'nothing' })
  const blocks = groups(unitsPerBlock).map((at) => ({
    id: id('block', at),
    name: `Block ${at + 1}`,
    kind: 'block',
    floors: 10,
    project_id: id('project', Math.floor((at * unitsPerBlock) / unitsPerProject)),
  }))
  await insert('blocks', blocks, { onConflict: 'nothing' })
  await insert(
    'people',
    groups(unitsPerOwner).map((at) => person({ id: id('owner', at), index: 500_000 + at, isOwner: true })),
    { onConflict: 'nothing' },
  )
  await insert(
    'people',
    indexes.map((index) => person({ id: id('tenant', index), index, isOwner: false })),
  )
  const status = deriveUnitStatus({
    activeLease: true,
    liveReservation: false,
    depositPaid: false,
    sold: false,
    ownerOccupied: false,
  })
  await insert(
    'units',
    indexes.map((index) => ({
      id: id('unit', index),
      identifier: `U${String(index + 1).padStart(5, '0')}`,
      kind: 'apartment',
      project_id: id('project', Math.floor(index / unitsPerProject)),
      block_id: id('block', Math.floor(index / unitsPerBlock)),
      floor: index % 10,
      bedrooms: index % 4,
      area_sqm: 30 + (index % 8) * 12,
      rent_minor: rentOf(index),
      currency: company.currency,
      status,
    })),
  )
  const fromDate = `${addPeriods(monthOf(startDate), -24)}-01`
  const owner = (index: number): string => id('owner', Math.floor(index / unitsPerOwner))
  await insert(
    'ownerships',
    indexes.flatMap((index) => {
      const share = { unit_id: id('unit', index), from_date: fromDate }
      // every fifth unit is held by two, the second one being the first owner of all in this batch
      const isJoint = index % 5 === 0 && owner(index) !== owner(from)
      return isJoint
        ? [
            { ...share, person_id: owner(index), share_bps: 6_000 },
            { ...share, person_id: owner(from), share_bps: 4_000 },
          ]
        : [{ ...share, person_id: owner(index), share_bps: 10_000 }]
    }),
  )
  await insert(
    'contracts',
    indexes.map((index, at) => ({
      id: id('lease', index),
      kind: 'lease',
      number: numbers[at],
      unit_id: id('unit', index),
      project_id: id('project', Math.floor(index / unitsPerProject)),
      person_id: id('tenant', index),
      start_date: startDate,
      due_day: 5,
      rent_minor: rentOf(index),
      deposit_minor: 0,
      currency: company.currency,
      status: 'active',
    })),
  )
}

const rentOf = (index: number): number => (rents[index % rents.length] ?? rents[0]) * 100

const person = ({ id, index, isOwner }: { id: string; index: number; isOwner: boolean }): Row => ({
  id,
  name: `${nameAt(index)} ${index + 1}`,
  kind: 'individual',
  phone: phoneAt(index),
  is_tenant: !isOwner,
  is_owner: isOwner,
  verification: 'verified',
})
