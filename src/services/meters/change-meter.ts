import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { type MeterStatus, meterTransitions, valueProblem } from '../../domain/meter.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'
import { recordReadings, type ReadingResult } from './record-readings.ts'

type Take = { req: PayloadRequest; company: string; id: string; date: string; finalReading: number; reason?: string }
type Replace = Take & { newIdentifier: string; newInitialReading: number }

type MeterRow = {
  id: string
  identifier: string
  kind: string
  measure: string
  status: MeterStatus
  project_id: string
  block_id: string | null
  unit_id: string | null
  project_service_id: string | null
}

/**
 * Puts a new meter in the place of another: the old one gets its final reading, the new one goes on from its own first
 * one, at the same place and for the same charge.
 * @throws 404, 400 for a reading that cannot be or a number in use, 409 for a meter that is not there any more
 */
export const replaceMeter = ({
  newIdentifier,
  newInitialReading,
  ...take
}: Replace): Promise<{ id: string; status: 'replaced'; newMeter: string }> =>
  withTransaction(take.req, async (tx) => {
    const wrong = valueProblem(newInitialReading)
    if (wrong) throw validationError(wrong, 'newInitialReading')
    const old = await takeAway(tx, { ...take, to: 'replaced' })
    await requireFreeNumber(tx, take.company, newIdentifier)
    const newMeter = randomUUID()
    const at = now().toISOString()
    const { kind, measure, project_id, block_id, unit_id, project_service_id } = old
    const place = { kind, measure, project_id, block_id, unit_id, project_service_id }
    const row = {
      ...place,
      id: newMeter,
      company_id: take.company,
      identifier: newIdentifier,
      initial_reading: newInitialReading,
      installed_on: take.date,
      replaces_id: take.id,
      status: 'active',
      created_at: at,
      updated_at: at,
    }
    await insertRows(tx, 'meters', [row])
    const after = { identifier: newIdentifier, installedOn: take.date, replaces: take.id }
    await recordAudit({
      req: take.req,
      rows: [{ action: 'create', entity: 'meters', entityId: newMeter, company: take.company, after }],
    })
    return { id: take.id, status: 'replaced', newMeter }
  })

/** Takes a meter away for good, with its final reading. @throws as `replaceMeter` */
export const removeMeter = (take: Take): Promise<{ id: string; status: 'removed' }> =>
  withTransaction(take.req, async (tx) => {
    await takeAway(tx, { ...take, to: 'removed' })
    return { id: take.id, status: 'removed' }
  })

type TakeAway = Take & { to: 'replaced' | 'removed' }

const takeAway = async (tx: Tx, { req, company, id, date, finalReading, reason, to }: TakeAway): Promise<MeterRow> => {
  const [meter] = await tx.query<MeterRow>(
    `select id, identifier, kind, measure, status, project_id, block_id, unit_id, project_service_id
     from meters where id = $1 and company_id = $2 and deleted_at is null for update`,
    [id, company],
  )
  if (!meter) throw notFound()
  requireTransition(meterTransitions, meter.status, to)
  const [later] = await tx.query<{ reading_date: string }>(
    `select reading_date from meter_readings
     where company_id = $1 and meter_id = $2 and status <> 'rejected' and reading_date > $3
     order by reading_date desc limit 1`,
    [company, id, date],
  )
  if (later) throw validationError(`The meter was read on ${later.reading_date}, which is later.`, 'date')
  const row = { meter: id, readingDate: date, value: finalReading, kind: 'final' as const, confirm: true }
  const [result] = await recordReadings({ req, company, rows: [row] })
  refuseFinal(result)
  await tx.query('update meters set status = $2, removed_on = $3, updated_at = now() where id = $1', [id, to, date])
  await recordAudit({
    req,
    rows: [
      {
        action: to === 'replaced' ? 'meter.replace' : 'meter.remove',
        entity: 'meters',
        entityId: id,
        company,
        before: { status: meter.status },
        after: { status: to, removedOn: date, finalReading },
        reason,
      },
    ],
  })
  return meter
}

const paths = { readingDate: 'date', value: 'finalReading' } as const

/** The problem of the final reading, with the names that the fields have here. */
const refuseFinal = (result: ReadingResult | undefined): void => {
  const problem = result?.problem
  if (!problem) return
  const path = problem.path in paths ? paths[problem.path as keyof typeof paths] : problem.path
  if (problem.status === 409) throw conflict(problem.message, { path })
  throw validationError(problem.message, path)
}

const requireFreeNumber = async (tx: Tx, company: string, identifier: string): Promise<void> => {
  const [taken] = await tx.query(
    'select from meters where company_id = $1 and lower(identifier) = lower($2) and deleted_at is null',
    [company, identifier],
  )
  if (taken) throw validationError('This meter number is already in use.', 'newIdentifier')
}
