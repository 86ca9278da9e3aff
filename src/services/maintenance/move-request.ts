import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { dueAfter, type MaintenanceStatus, maintenanceTransitions } from '../../domain/maintenance.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'
import { maintenanceRules } from './company-rules.ts'
import { writeHistory } from './history.ts'
import { lockRequest, type RequestRow } from './lock-request.ts'
import { announceRequests, notifyParties } from './notify.ts'

export type Cost = { costMinor: number; currency?: string; chargedTo?: 'company' | 'owner' | 'tenant' }

type Move = {
  req: PayloadRequest
  company: string
  id: string
  to: MaintenanceStatus
  /** shown to whoever reported it */
  reason?: string
  cost?: Cost
}

const words: Record<MaintenanceStatus, { verb: string; done: string }> = {
  in_progress: { verb: 'start', done: 'Work has started' },
  resolved: { verb: 'resolve', done: 'Resolved' },
  closed: { verb: 'close', done: 'Closed' },
  open: { verb: 'reopen', done: 'Opened again' },
  cancelled: { verb: 'cancel', done: 'Cancelled' },
}

/**
 * Moves a request along its states, with a line in its history and a mail to whoever reported it.
 * @throws 404 outside the company, 409 for a wrong move
 */
export const moveRequest = ({
  req,
  company,
  id,
  to,
  reason,
  cost,
}: Move): Promise<{ id: string; status: MaintenanceStatus; dueAt: string | null; reopened: number }> =>
  withTransaction(req, async (tx) => {
    const row = await lockRequest(tx, { id, company })
    requireTransition(maintenanceTransitions, row.status, to)
    const changes = { ...(await changesOf(tx, row, to)), ...costOf(cost) }
    await update(tx, id, changes)
    const { verb, done } = words[to]
    const text = reason?.trim()
    const line = { company, request: id, kind: 'status', isInternal: false } as const
    await writeHistory(tx, req, [{ ...line, body: text ? `${done}: ${text}` : `${done}.` }])
    await recordAudit({
      req,
      rows: [
        {
          action: `maintenance.${verb}`,
          entity: 'maintenance-requests',
          entityId: id,
          company,
          before: { status: row.status },
          after: { status: to, ...cost },
          reason: text,
        },
      ],
    })
    await notifyParties(tx, req, { id, event: done, text })
    await announceRequests(tx, company, [{ id, status: to }])
    const dueAt = changes.due_at ?? row.due_at?.toISOString() ?? null
    return { id, status: to, dueAt, reopened: changes.reopened ?? Number(row.reopened) }
  })

type Changes = {
  status: MaintenanceStatus
  started_at?: string | null
  resolved_at?: string | null
  closed_at?: string | null
  due_at?: string
  reopened?: number
  satisfaction?: null
  satisfaction_note?: null
  cost_minor?: number
  currency?: string
  charged_to?: string
}

const changesOf = async (tx: Tx, row: RequestRow, to: MaintenanceStatus): Promise<Changes> => {
  const at = now()
  const moment = at.toISOString()
  switch (to) {
    case 'in_progress':
      return { status: to, started_at: moment }
    case 'resolved':
      return { status: to, resolved_at: moment }
    case 'closed':
    case 'cancelled':
      return { status: to, closed_at: moment }
    case 'open': {
      const { hours } = await maintenanceRules(tx, row.company_id)
      return {
        status: to,
        started_at: null,
        resolved_at: null,
        closed_at: null,
        // what was said of work that did not hold
        satisfaction: null,
        satisfaction_note: null,
        due_at: dueAfter(at, hours[row.priority]).toISOString(),
        reopened: Number(row.reopened) + 1,
      }
    }
  }
}

const costOf = (cost?: Cost): Partial<Changes> => ({
  ...(cost && { cost_minor: cost.costMinor }),
  ...(cost?.currency && { currency: cost.currency }),
  ...(cost?.chargedTo && { charged_to: cost.chargedTo }),
})

const update = async (tx: Tx, id: string, changes: Changes): Promise<void> => {
  const names = Object.keys(changes)
  await tx.query(
    `update maintenance_requests set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')}, updated_at = now()
     where id = $1`,
    [id, ...Object.values(changes)],
  )
}
