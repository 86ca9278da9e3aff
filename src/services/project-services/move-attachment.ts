import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { addDays, todayIn } from '../../domain/calendar.ts'
import { projectServiceTransitions, type ProjectServiceStatus } from '../../domain/project-service.ts'
import { now } from '../../platform/clock.ts'
import { conflict, forbidden, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'

type Move = { req: PayloadRequest; company: string; id: string; date?: string; reason?: string }

export type MovedAttachment = {
  id: string
  status: ProjectServiceStatus | 'rejected'
  endDate: string | null
  pausedFrom: string | null
}

type Row = {
  id: string
  status: ProjectServiceStatus
  start_date: string
  end_date: string | null
  paused_from: string | null
  timezone: string
}

/** Lets a service be charged. @throws 403 for who attached it or set its price, 404, 409 */
export const approveAttachment = ({ req, company, id }: Move): Promise<MovedAttachment> =>
  withTransaction(req, async (tx) => {
    const row = await lockAttachment(tx, { company, id })
    requireTransition(projectServiceTransitions, row.status, 'active')
    if (row.status !== 'pending_approval') throw conflict('This is not waiting for an approval.')
    await requireOther(tx, { req, company, id })
    return write({ req, tx, company, row, action: 'service.approve', to: { ...stateOf(row), status: 'active' } })
  })

/** Refuses a service that waits: the row goes, because it was never charged; the audit log keeps it. @throws as approving */
export const rejectAttachment = ({ req, company, id, reason }: Move): Promise<MovedAttachment> =>
  withTransaction(req, async (tx) => {
    const row = await lockAttachment(tx, { company, id })
    if (row.status !== 'pending_approval') {
      throw conflict('This is not waiting for an approval.', { allowed: projectServiceTransitions[row.status] })
    }
    await requireOther(tx, { req, company, id })
    await tx.query('update meters set project_service_id = null where company_id = $1 and project_service_id = $2', [
      company,
      id,
    ])
    await tx.query(
      'update parking_assignments set project_service_id = null where company_id = $1 and project_service_id = $2',
      [company, id],
    )
    const [before] = await tx.query('delete from project_services where id = $1 returning *', [id])
    await recordAudit({
      req,
      rows: [{ action: 'service.reject', entity: 'project-services', entityId: id, company, before, reason }],
    })
    return { id, status: 'rejected', endDate: row.end_date, pausedFrom: null }
  })

/** Stops the charge from a day on, until it is resumed. @throws 400 for a day out of its term, 404, 409 */
export const pauseAttachment = ({ req, company, id, date, reason }: Move): Promise<MovedAttachment> =>
  withTransaction(req, async (tx) => {
    const row = await lockAttachment(tx, { company, id })
    requireTransition(projectServiceTransitions, row.status, 'paused')
    const pausedFrom = date ?? todayOf(row)
    requireWithin(row, pausedFrom)
    const to = { ...stateOf(row), status: 'paused' as const, pausedFrom }
    return write({ req, tx, company, row, action: 'service.pause', reason, to })
  })

/** Charges again from a day on. @throws 400 for a day before the pause or to come, 404, 409 */
export const resumeAttachment = ({ req, company, id, date, reason }: Move): Promise<MovedAttachment> =>
  withTransaction(req, async (tx) => {
    const row = await lockAttachment(tx, { company, id })
    if (row.status !== 'paused') {
      throw conflict(`Only what is paused can be resumed; this is ${row.status.replaceAll('_', ' ')}.`, {
        allowed: projectServiceTransitions[row.status],
      })
    }
    const resumedOn = date ?? todayOf(row)
    if (row.paused_from && resumedOn < row.paused_from) {
      throw validationError(`It is paused from ${row.paused_from} on.`, 'date')
    }
    if (resumedOn > todayOf(row)) throw validationError('Resume it on that day: it has not come yet.', 'date')
    const to = { ...stateOf(row), status: 'active' as const, pausedFrom: null }
    await notePause(tx, row, resumedOn)
    return write({ req, tx, company, row, action: 'service.resume', reason, to, note: { resumedOn } })
  })

/**
 * Ends the charge with a day, which is the last one that is charged. A day to come only sets the end.
 * @throws 400 for a day before the start, 404, 409
 */
export const endAttachment = ({ req, company, id, date, reason }: Move): Promise<MovedAttachment> =>
  withTransaction(req, async (tx) => {
    const row = await lockAttachment(tx, { company, id })
    if (row.status === 'pending_approval') {
      throw conflict('This was never charged: reject it instead.', { allowed: ['active'] })
    }
    requireTransition(projectServiceTransitions, row.status, 'ended')
    const endDate = date ?? todayOf(row)
    if (endDate < row.start_date) throw validationError('The end cannot be before the start.', 'date')
    const isOver = endDate <= todayOf(row)
    const to = { ...stateOf(row), status: isOver ? ('ended' as const) : row.status, endDate }
    return write({ req, tx, company, row, action: 'service.end', reason, to })
  })

type State = { status: ProjectServiceStatus; endDate: string | null; pausedFrom: string | null }

const stateOf = ({ status, end_date, paused_from }: Row): State => ({
  status,
  endDate: end_date,
  pausedFrom: paused_from,
})

const todayOf = ({ timezone }: Row): string => todayIn(timezone, now())

const requireWithin = ({ start_date, end_date }: Row, date: string): void => {
  if (date < start_date) throw validationError(`It is charged from ${start_date} on.`, 'date')
  if (end_date && date > end_date) throw validationError(`It ends on ${end_date}.`, 'date')
}

type Write = {
  req: PayloadRequest
  tx: Tx
  company: string
  row: Row
  action: string
  to: State
  reason?: string
  note?: Record<string, string>
}

const write = async ({ req, tx, company, row, action, to, reason, note }: Write): Promise<MovedAttachment> => {
  await tx.query(
    'update project_services set status = $2, end_date = $3, paused_from = $4, updated_at = now() where id = $1',
    [row.id, to.status, to.endDate, to.pausedFrom],
  )
  const entry = { action, entity: 'project-services', entityId: row.id, company, reason }
  await recordAudit({ req, rows: [{ ...entry, before: stateOf(row), after: { ...to, ...note } }] })
  return { id: row.id, ...to }
}

/** The days of a pause are never charged, whatever is billed later; resumed on its first day there was none. */
const notePause = async (tx: Tx, { id, paused_from }: Row, resumedOn: string): Promise<void> => {
  if (!paused_from || resumedOn <= paused_from) return
  await tx.query(
    `update project_services set pauses = coalesce(pauses, '[]'::jsonb) || jsonb_build_array($2::jsonb) where id = $1`,
    [id, JSON.stringify({ from: paused_from, to: addDays(resumedOn, -1) })],
  )
}

type Wanted = { company: string; id: string }

const lockAttachment = async (tx: Tx, { company, id }: Wanted): Promise<Row> => {
  const [row] = await tx.query<Row>(
    `select p.id, p.status, p.start_date, p.end_date, p.paused_from, c.timezone
     from project_services p join companies c on c.id = p.company_id
     where p.id = $1 and p.company_id = $2 for update of p`,
    [id, company],
  )
  if (!row) throw notFound()
  return row
}

/** Four eyes: whoever attached it, or changed it since it was approved last, does not decide. */
const requireOther = async (tx: Tx, { req, company, id }: Wanted & { req: PayloadRequest }): Promise<void> => {
  const [own] = await tx.query(
    `select from audit_log a
     where a.company_id = $1 and a.entity = 'project-services' and a.entity_id = $2 and a.actor_id = $3
       and a.action in ('create', 'update', 'service.attach')
       and a.at > coalesce((select max(d.at) from audit_log d where d.company_id = $1 and d.entity = 'project-services'
                            and d.entity_id = $2 and d.action = 'service.approve'), '-infinity')`,
    [company, id, req.user?.id ?? null],
  )
  if (own) throw forbidden('You have attached this or set its price yourself: somebody else decides about it.')
}
