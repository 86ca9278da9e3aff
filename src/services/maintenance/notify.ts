import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { getEnv } from '../../platform/env.ts'
import { mailEffect } from '../mail/queue-mail.ts'
import { type Effect, emitMany } from '../outbox.ts'

type Facts = {
  id: string
  company_id: string
  company: string
  number: string
  title: string
  place: string
  status: string
  priority: string
  due_at: Date | null
  reporter: string | null
  reporter_email: string | null
  reporter_user: string | null
  assignee: string | null
  assignee_email: string | null
  assignee_user: string | null
}

/** Tells the screens of the company that requests have changed. */
export const announceRequests = (tx: Tx, company: string, requests: readonly { id: string; status: string }[]) =>
  emitMany(
    tx,
    requests.map(({ id, status }) => ({ topic: 'maintenance.updated', company, payload: { id, status } })),
  )

/** Tells each new assignee what is his now; nobody is told what he took himself. */
export const notifyAssignees = async (tx: Tx, req: PayloadRequest, ids: readonly string[]): Promise<void> => {
  const mails = (await factsOf(tx, ids)).flatMap((facts): Effect[] => {
    if (!facts.assignee_email || facts.assignee_user === (req.user?.id ?? '')) return []
    return [
      mailEffect({
        to: facts.assignee_email,
        template: 'maintenance-assigned',
        company: facts.company_id,
        data: {
          ...shared(facts, facts.assignee),
          priority: facts.priority,
          dueAt: facts.due_at?.toISOString() ?? null,
          link: `${getEnv().publicUrl}/admin/collections/maintenance-requests/${facts.id}`,
        },
      }),
    ]
  })
  await emitMany(tx, mails)
}

type News = {
  id: string
  /** 'Resolved' */
  event: string
  text?: string
  /** the assignee is told too, beside whoever reported it */
  alsoAssignee?: boolean
}

/** Tells whoever reported a request what happened with it; nobody is told what he did himself. */
export const notifyParties = async (
  tx: Tx,
  req: PayloadRequest,
  { id, event, text, alsoAssignee = false }: News,
): Promise<void> => {
  const [facts] = await factsOf(tx, [id])
  if (!facts) return
  const parties = [
    { name: facts.reporter, email: facts.reporter_email, user: facts.reporter_user },
    ...(alsoAssignee ? [{ name: facts.assignee, email: facts.assignee_email, user: facts.assignee_user }] : []),
  ]
  const mails = parties.flatMap(({ name, email, user }): Effect[] =>
    email && (!user || user !== req.user?.id)
      ? [
          mailEffect({
            to: email,
            template: 'maintenance-update',
            company: facts.company_id,
            data: { ...shared(facts, name), event, text },
          }),
        ]
      : [],
  )
  await emitMany(tx, mails)
}

const shared = ({ company, number, title, place }: Facts, name: string | null) => ({
  name: name ?? '',
  company,
  number,
  title,
  place,
})

const factsOf = (tx: Tx, ids: readonly string[]): Promise<Facts[]> =>
  tx.query<Facts>(
    `select r.id, r.company_id, c.name as company, r.number, r.title, r.status, r.priority, r.due_at,
       p.name || coalesce(', ' || u.identifier, ', ' || b.name, '') as place,
       n.name as reporter, n.email as reporter_email, n.user_id as reporter_user,
       s.name as assignee, s.email as assignee_email, s.user_id as assignee_user
     from maintenance_requests r
     join companies c on c.id = r.company_id
     join projects p on p.id = r.project_id
     left join blocks b on b.id = r.block_id
     left join units u on u.id = r.unit_id
     left join people n on n.id = r.reporter_id and n.deleted_at is null
     left join staff s on s.id = r.assignee_id and s.status = 'active' and s.deleted_at is null
     where r.id = any($1::uuid[])`,
    [ids],
  )
