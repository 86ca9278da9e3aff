import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { isRateable } from '../../domain/maintenance.ts'
import { conflict, forbidden } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { writeHistory } from './history.ts'
import { lockRequest } from './lock-request.ts'
import { announceRequests } from './notify.ts'
import { talkScope } from './talk-scope.ts'

type Rating = { req: PayloadRequest; id: string; satisfaction: number; note?: string }

/**
 * How satisfied whoever reported it is, once; staff may write down what he told them.
 * @throws 403 for another party, 409 before the work is resolved and for a second rating
 */
export const rateRequest = async ({ req, id, satisfaction, note }: Rating) => {
  const { company, isStaff, person } = await talkScope(req, id)
  return withTransaction(req, async (tx) => {
    const row = await lockRequest(tx, { id, company })
    if (!isStaff && row.reporter_id !== person) throw forbidden('Only whoever reported it can rate the work.')
    if (!isRateable(row.status))
      throw conflict('Work is rated once it is resolved.', { allowed: ['resolved', 'closed'] })
    if (row.satisfaction !== null) throw conflict('This work was rated already.', { path: 'satisfaction' })
    await tx.query(
      'update maintenance_requests set satisfaction = $2, satisfaction_note = $3, updated_at = now() where id = $1',
      [id, satisfaction, note ?? null],
    )
    const body = `Satisfaction: ${satisfaction} of 5${note ? `. ${note}` : '.'}`
    await writeHistory(tx, req, [{ company, request: id, kind: 'satisfaction', body, isInternal: false }])
    const after = { satisfaction, satisfactionNote: note }
    await recordAudit({
      req,
      rows: [{ action: 'maintenance.rate', entity: 'maintenance-requests', entityId: id, company, after }],
    })
    await announceRequests(tx, company, [{ id, status: row.status }])
    return { id, satisfaction }
  })
}
