import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { lessenParkingFee } from './parking-fee.ts'

type Release = { req: PayloadRequest; company: string; date?: string }
type Row = { id: string; slot: string; unit: string; from_date: string; status: string; fee: string | null }

export type Released = { released: { id: string; slot: string; toDate: string }[] }

/** Frees a slot after a day; its fee ends with it. @throws 400 for a day before it was given or to come, 404, 409 */
export const releaseAssignment = ({ id, ...rest }: Release & { id: string }): Promise<Released> =>
  withTransaction(rest.req, async (tx) => {
    const [row] = await tx.query<Row>(`${LOCK} where a.id = $1 and a.company_id = $2 for update of a`, [
      id,
      rest.company,
    ])
    if (!row) throw notFound()
    if (row.status !== 'active') throw conflict('This slot has been released already.')
    return release(tx, { ...rest, rows: [row] })
  })

/** Frees all slots of a unit. @throws 400 for a unit that does not exist, 409 for one without a slot */
export const releaseUnit = ({ unit, ...rest }: Release & { unit: string }): Promise<Released> =>
  withTransaction(rest.req, async (tx) => {
    const projects = (await projectsIn(rest.req, rest.company)) ?? null
    const [found] = await tx.query(
      'select from units where id = $1 and company_id = $2 and ($3::uuid[] is null or project_id = any($3))',
      [unit, rest.company, projects],
    )
    if (!found) throw validationError('The chosen unit does not exist.', 'unit')
    const rows = await tx.query<Row>(
      `${LOCK} where a.unit_id = $1 and a.company_id = $2 and a.status = 'active' order by a.id for update of a`,
      [unit, rest.company],
    )
    if (rows.length === 0) throw conflict('The unit has no slot.', { path: 'unit' })
    return release(tx, { ...rest, rows })
  })

const LOCK = `
  select a.id, a.slot_id as slot, a.unit_id as unit, a.from_date, a.status, a.project_service_id as fee
  from parking_assignments a`

const release = async (tx: Tx, { req, company, date, rows }: Release & { rows: Row[] }): Promise<Released> => {
  const [settings] = await tx.query<{ timezone: string }>('select timezone from companies where id = $1', [company])
  const today = todayIn(settings?.timezone ?? 'UTC', now())
  const ended = rows.map((row) => {
    // What is given from a day to come is taken back at once.
    const latest = row.from_date > today ? row.from_date : today
    const toDate = date ?? latest
    if (toDate < row.from_date) throw validationError(`The slot was given on ${row.from_date}.`, 'date')
    if (toDate > latest) throw validationError('Release it on that day: it has not come yet.', 'date')
    return { ...row, toDate }
  })
  await tx.query(
    `update parking_assignments a set status = 'ended', to_date = n.to_date, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as n (id uuid, to_date text) where a.id = n.id`,
    [JSON.stringify(ended.map(({ id, toDate }) => ({ id, to_date: toDate })))],
  )
  await lessenFees(tx, { req, company, ended })
  await recordAudit({
    req,
    rows: ended.map(({ id, toDate }) => ({
      action: 'parking.release',
      entity: 'parking-assignments',
      entityId: id,
      company,
      before: { status: 'active' },
      after: { status: 'ended', toDate },
    })),
  })
  return { released: ended.map(({ id, slot, toDate }) => ({ id, slot, toDate })) }
}

type Ended = { req: PayloadRequest; company: string; ended: (Row & { toDate: string })[] }

/** One fee may pay for several slots; a unit has few. */
const lessenFees = async (tx: Tx, { req, company, ended }: Ended): Promise<void> => {
  const fees = [...new Set(ended.flatMap(({ fee }) => (fee ? [fee] : [])))]
  for (const attachment of fees) {
    const paid = ended.filter(({ fee }) => fee === attachment)
    const [left] = await tx.query<{ count: number }>(
      `select count(*)::int as count from parking_assignments
       where company_id = $1 and project_service_id = $2 and status = 'active'`,
      [company, attachment],
    )
    const date = paid.reduce((last, { toDate }) => (toDate > last ? toDate : last), '')
    await lessenParkingFee({ req, tx, company, attachment, released: paid.length, left: left?.count ?? 0, date })
  }
}
