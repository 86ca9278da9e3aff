import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { greeting, momentWords, plainName } from '../mail-words.ts'

type InvitationData = {
  name: string
  company: string
  kind: 'staff' | 'owner' | 'tenant' | 'agent'
  /** Who invites; absent when nobody in particular does. */
  inviter?: string
  link: string
  /** ISO */
  expiresAt: string
}

export const invitation = ({ name, company, kind, inviter, link, expiresAt }: InvitationData): MailContent => {
  const [from, by] = [plainName(company), inviter ? plainName(inviter) : undefined]
  return layOutMail({
    subject: `${from} invites you`,
    heading: `${from} invites you`,
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: `${by ? `${by} of ${from}` : from} invites you ${purposes[kind]}` },
      { kind: 'link', label: 'Accept the invitation', url: link },
      { kind: 'note', text: `The invitation ends on ${momentWords(expiresAt)}.` },
      { kind: 'note', text: 'If you do not know the sender, you need not do anything.' },
    ],
  })
}

const purposes: Record<InvitationData['kind'], string> = {
  staff: 'to work with them in Freehold.',
  owner: 'to see your units, statements and documents in Freehold.',
  tenant: 'to see your lease, invoices and payments in Freehold.',
  agent: 'to see your deals and commissions in Freehold.',
}
