import {
  addPeriods,
  type CalendarDate,
  dayOfPeriod,
  daysBetween,
  monthOf,
  periodsBetween,
} from '../../domain/calendar.ts'
import { doubtAbout, type ReadingKind, type Stand } from '../../domain/meter.ts'
import { refreshMeters } from '../../services/meters/refresh-meters.ts'
import { createChance } from '../chance.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { projectId, unitId } from './write-property.ts'
import { attachmentId, openedOn, type SeededUnit, seededBlockId } from './write-services.ts'

type Plan = { units: readonly SeededUnit[]; today: CalendarDate }
type Reading = Stand & { meter: string; status: 'accepted' | 'questioned'; doubt?: string }
type MeterPlan = SeededUnit & { id: string; number: string; initial: number }

/** Meters are read on this day of the month. */
const readOn = 24

/** A water meter per unit, read once a month since the company opened; this month’s round is half done. */
export const writeMeters = async (context: SeedContext, { units, today }: Plan): Promise<void> => {
  const { slug } = context.plan
  const installed = openedOn(context)
  const chance = createChance(`${slug}/meters`)
  const meters = units.map((seeded, index): MeterPlan => ({
    ...seeded,
    id: seededId(slug, 'meter', seeded.unit.identifier),
    number: `W-${String(40_117 + index * 37)}`,
    initial: chance.whole(20, 900),
  }))
  await insertAudited(context, {
    table: 'meters',
    entity: 'meters',
    shown: ['identifier', 'kind'],
    rows: meters.map(({ id, number, initial, unit, block, project }) => ({
      id,
      identifier: number,
      kind: 'water',
      measure: 'm³',
      project_id: projectId(slug, project.code),
      block_id: seededBlockId(context, block.name),
      unit_id: unitId(slug, unit.identifier),
      project_service_id: attachmentId(context, 'water', unit.identifier),
      initial_reading: initial,
      installed_on: installed,
      status: 'active',
    })),
  })
  const readings = meters.flatMap((meter, index) => readingsOf(context, { meter, index, installed, today }))
  await insertAudited(context, {
    table: 'meter_readings',
    entity: 'meter-readings',
    shown: ['meter_id', 'reading_date', 'value', 'status'],
    rows: readings.map(({ meter, date, value, kind, status, doubt }) => ({
      id: seededId(slug, 'reading', meter, date),
      meter_id: meter,
      reading_date: date,
      value: Number(value),
      consumption: 0,
      kind,
      source: kind === 'estimated' ? 'system' : 'entry',
      doubt: doubt ?? null,
      note: kind === 'estimated' ? 'Nobody was at home' : null,
      status,
      created_at: `${date}T09:00:00Z`,
    })),
  })
  await refreshMeters(context.tx, { company: context.company.id, meters: meters.map(({ id }) => id), since: installed })
}

type Wanted = { meter: MeterPlan; index: number; installed: CalendarDate; today: CalendarDate }

const readingsOf = (context: SeedContext, { meter, index, installed, today }: Wanted): Reading[] => {
  const chance = createChance(`${context.plan.slug}/readings/${meter.unit.identifier}`)
  const isVacant = context.plan.vacant.includes(meter.unit.identifier)
  const perDay = isVacant ? 0.02 : 0.18 + meter.unit.bedrooms * 0.11
  const stands: Stand[] = [{ date: installed, value: meter.initial, kind: 'initial' }]
  const readings: Reading[] = []
  const days = periodsBetween(monthOf(installed), addPeriods(monthOf(today), -1)).map((period) =>
    dayOfPeriod(period, readOn),
  )
  // This month, half of the meters were read already, by the day that it is.
  if (index % 2 === 0 && Number(today.slice(8)) > 3) days.push(`${monthOf(today)}-03`)
  for (const [at, date] of days.entries()) {
    const before = stands.at(-1)
    const used = perDay * daysBetween(before?.date ?? installed, date) * (0.7 + chance.next() * 0.6)
    const isLast = at === days.length - 1
    // A leak here, a meter that stands still there: both wait for somebody.
    const factor = isLast && index % 17 === 4 ? 6 : isLast && index % 23 === 10 ? 0 : 1
    const value = Math.round((Number(before?.value ?? 0) + used * factor) * 10) / 10
    const kind: ReadingKind = at > 2 && (at + index) % 11 === 0 && !isLast ? 'estimated' : 'actual'
    const doubt = kind === 'actual' ? doubtAbout({ date, value, earlier: stands }) : undefined
    const status = doubt ? 'questioned' : 'accepted'
    readings.push({ meter: meter.id, date, value, kind, status, doubt })
    if (status === 'accepted') stands.push({ date, value, kind })
  }
  return readings
}
