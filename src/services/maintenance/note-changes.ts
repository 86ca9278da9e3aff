import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { type HistoryLine, writeHistory } from './history.ts'
import { announceRequests, notifyAssignees } from './notify.ts'

export type Assignable = {
  id: string
  company: string
  status: string
  priority: string
  assignee: string | null
  vendor: string | null
}

/** Who does it now and how urgent it is, as lines for staff; the new assignee gets a mail. */
export const noteChanges = async (
  req: PayloadRequest,
  { before, after }: { before?: Assignable; after: Assignable },
): Promise<void> => {
  const tx = await txOf(req)
  const { company, id: request } = after
  const changes: string[] = []
  if ((before?.assignee ?? null) !== after.assignee || (before?.vendor ?? null) !== after.vendor) {
    const [names] = await tx.query<{ assignee: string | null; vendor: string | null }>(
      'select (select name from staff where id = $1) as assignee, (select name from people where id = $2) as vendor',
      [after.assignee, after.vendor],
    )
    if ((before?.assignee ?? null) !== after.assignee)
      changes.push(names?.assignee ? `Assigned to ${names.assignee}.` : 'Assigned to nobody.')
    if ((before?.vendor ?? null) !== after.vendor)
      changes.push(names?.vendor ? `Given to the vendor ${names.vendor}.` : 'Taken from the vendor.')
  }
  if (before && before.priority !== after.priority) changes.push(`Priority: ${before.priority} → ${after.priority}.`)
  await writeHistory(
    tx,
    req,
    changes.map((body): HistoryLine => ({ company, request, kind: 'assignment', body, isInternal: true })),
  )
  if (after.assignee && after.assignee !== before?.assignee) await notifyAssignees(tx, req, [request])
  await announceRequests(tx, company, [{ id: request, status: after.status }])
}
