import type { PayloadRequest } from 'payload'
import { txOf, type Tx } from '../../db/transaction.ts'
import { isCalendarDate, todayIn } from '../../domain/calendar.ts'
import { valueProblem } from '../../domain/meter.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Check = { req: PayloadRequest; data: Row; original?: Row }

/** What a meter must be, when it is installed or changed. @throws 400 with the field, 409 for what its readings rest on */
export const checkMeter = async ({ req, data, original }: Check): Promise<void> => {
  const row = { ...original, ...data }
  const company = String(idOf(row.company))
  const tx = await txOf(req)
  const wrong = valueProblem(row.initialReading ?? 0)
  if (wrong) throw validationError(wrong, 'initialReading')
  if (row.installedOn !== original?.installedOn) await requirePast(tx, company, row.installedOn)
  if (original) await keepRead(tx, original, row)
  const service = idOf(row.projectService)
  if (typeof service === 'string') await requireMetered(tx, { company, service, row })
}

const requirePast = async (tx: Tx, company: string, installedOn: unknown): Promise<void> => {
  const [settings] = await tx.query<{ timezone: string }>('select timezone from companies where id::text = $1', [
    company,
  ])
  const today = todayIn(settings?.timezone ?? 'UTC', now())
  if (isCalendarDate(installedOn) && installedOn > today) {
    throw validationError('This day has not come yet.', 'installedOn')
  }
}

const rested = ['project', 'block', 'unit', 'initialReading', 'installedOn'] as const

/** Consumption follows from the first reading, and belongs to the place. */
const keepRead = async (tx: Tx, original: Row, row: Row): Promise<void> => {
  const changed = rested.find((name) => (idOf(original[name]) ?? null) !== (idOf(row[name]) ?? null))
  if (!changed) return
  const [read] = await tx.query<{ count: number }>(
    'select count(*)::int as count from meter_readings where meter_id = $1',
    [original.id],
  )
  if (!read?.count) return
  throw conflict(
    `The meter has ${read.count} ${read.count === 1 ? 'reading' : 'readings'}, which rest on this. Remove the meter and install another one instead.`,
    { path: changed },
  )
}

type Charged = { company: string; service: string; row: Row }
type Service = { pricing: string; measure: string | null; project: string; block: string | null; unit: string | null }

/** The charge is by meter, and stands where the meter does or above it. */
const requireMetered = async (tx: Tx, { company, service, row }: Charged): Promise<void> => {
  const [charge] = await tx.query<Service>(
    `select s.pricing, s.measure, p.project_id as project, p.block_id as block, p.unit_id as unit
     from project_services p join services s on s.id = p.service_id
     where p.id::text = $1 and p.company_id::text = $2`,
    [service, company],
  )
  const refuse = (message: string): never => {
    throw validationError(message, 'projectService')
  }
  if (!charge) return refuse('The chosen service does not exist here.')
  if (charge.pricing !== 'metered') return refuse('This service is not charged by meter.')
  const isElsewhere = (['project', 'block', 'unit'] as const).some(
    (name) => charge[name] !== null && charge[name] !== (idOf(row[name]) ?? null),
  )
  if (isElsewhere) return refuse('This service is charged at another place than the meter’s.')
  if (charge.measure !== null && charge.measure !== row.measure) {
    throw validationError(`This service is charged by ${charge.measure}.`, 'measure')
  }
}
