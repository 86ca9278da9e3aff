import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { forbidden } from '../../platform/errors.ts'
import { writeHistory } from './history.ts'
import { lockRequest } from './lock-request.ts'
import { announceRequests, notifyParties } from './notify.ts'
import { talkScope } from './talk-scope.ts'

type Comment = { req: PayloadRequest; id: string; body: string; isInternal: boolean }

/**
 * Says something on a request: staff to each other or to all, an owner or a tenant to all.
 * @throws 403 for an internal comment of a portal user, 404 for a request out of sight
 */
export const commentRequest = async ({ req, id, body, isInternal }: Comment): Promise<{ id: string }> => {
  const { company, isStaff } = await talkScope(req, id)
  if (isInternal && !isStaff) throw forbidden('Only staff can write for staff alone.')
  return withTransaction(req, async (tx) => {
    const { status } = await lockRequest(tx, { id, company })
    const [comment = ''] = await writeHistory(tx, req, [{ company, request: id, kind: 'comment', body, isInternal }])
    if (!isInternal) await notifyParties(tx, req, { id, event: 'New comment', text: body, alsoAssignee: !isStaff })
    await announceRequests(tx, company, [{ id, status }])
    return { id: comment }
  })
}
