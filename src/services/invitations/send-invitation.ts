import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, rateLimited } from '../../platform/errors.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { lifetimeDays, mostSends, resendSeconds, type Invitation } from './invitation.ts'
import { invitationLink, newInvitationToken } from './invitation-token.ts'

type Target = Pick<Invitation, 'email' | 'name' | 'kind' | 'company_id' | 'company_name'>

type Letter = { tokenHash: string; expiresAt: string; sentAt: string }

/** Makes the link and queues its mail, in the caller's transaction. @returns what the row keeps of it */
export const sendInvitation = async (tx: Tx, req: PayloadRequest, target: Target): Promise<Letter> => {
  const { token, tokenHash } = newInvitationToken()
  const at = now()
  const expiresAt = new Date(at.getTime() + lifetimeDays * 24 * 3_600_000).toISOString()
  await queueMail(tx, {
    to: target.email,
    template: 'invitation',
    company: target.company_id,
    data: {
      name: target.name,
      company: target.company_name,
      kind: target.kind,
      inviter: req.user?.name,
      link: invitationLink(token),
      expiresAt,
    },
  })
  return { tokenHash, expiresAt, sentAt: at.toISOString() }
}

/**
 * Nobody's mailbox is flooded through us: one invitation a minute from a company to an address, ten within the week in
 * which a link works.
 * @throws 429 with the seconds to wait, 409 after the tenth
 */
export const requireSendable = async (tx: Tx, company: string, email: string): Promise<void> => {
  const at = now().getTime()
  const [row] = await tx.query<{ last: Date | null; sends: string }>(
    `select max(sent_at) as last, coalesce(sum(sends), 0) as sends from invitations
     where company_id = $1 and lower(email) = lower($2) and sent_at > $3`,
    [company, email, new Date(at - lifetimeDays * 24 * 3_600_000).toISOString()],
  )
  const sinceLast = row?.last ? (at - row.last.getTime()) / 1_000 : Infinity
  if (sinceLast < resendSeconds) throw rateLimited(resendSeconds - sinceLast)
  if (Number(row?.sends) >= mostSends) {
    throw conflict(`${email} was invited ${mostSends} times this week. Ask whether the address is right.`)
  }
}
