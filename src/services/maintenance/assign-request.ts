import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import type { MaintenancePriority } from '../../domain/maintenance.ts'
import { conflict } from '../../platform/errors.ts'
import { lockRequest } from './lock-request.ts'

type Changes = { assignee?: string | null; vendor?: string | null; priority?: MaintenancePriority }
type Assign = { req: PayloadRequest; company: string; id: string; changes: Changes }

/**
 * Who does the work, and how urgent it is. The rules are those of the row itself.
 * @throws 400 for who cannot see it or is no vendor, 404, 409 when the work is over
 */
export const assignRequest = ({ req, company, id, changes }: Assign) =>
  withTransaction(req, async (tx) => {
    const { status } = await lockRequest(tx, { id, company })
    if (status === 'closed' || status === 'cancelled')
      throw conflict('The work is over: open the request again first.', {
        allowed: ['open', 'in_progress', 'resolved'],
      })
    const { assignee, vendor, priority, dueAt } = await req.payload.update({
      collection: 'maintenance-requests',
      id,
      data: changes,
      depth: 0,
      overrideAccess: true,
      req,
    })
    return { id, assignee, vendor, priority, dueAt }
  })
