import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { toPosting, type Entry } from '../../domain/ledger/entry.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import type { Attempt } from './attempt.ts'

type Settings = CompanySettings & { today: string }

type Post = {
  tx: Tx
  company: Settings
  attempt: Pick<Attempt, 'id' | 'reference' | 'currency'>
  /** part of the key: an attempt does each of these once */
  step: 'sent' | 'paid' | 'failed'
  on?: CalendarDate
  entries: readonly (readonly Entry[])[]
}

const words = { sent: 'sent', paid: 'paid', failed: 'did not leave' } as const

/** One ledger transaction per step of an attempt; a step without entries leaves none. */
export const postAttempt = ({ tx, company, attempt, step, on, entries }: Post): Promise<void> =>
  postToLedger(tx, company.id, [
    {
      event: `disbursement.${step}`,
      postedOn: on ?? company.today,
      description: `Payment ${attempt.reference} ${words[step]}`,
      idempotencyKey: `disbursement:${attempt.id}:${step}`,
      sourceType: 'disbursements',
      sourceId: attempt.id,
      currency: attempt.currency,
      entries: toPosting(...entries),
    },
  ])

/** What subjects are told about an attempt. */
export const moveOf = (args: {
  req: PayloadRequest
  tx: Tx
  company: Settings
  attempt: Pick<Attempt, 'subject' | 'amount'>
}) => ({
  req: args.req,
  tx: args.tx,
  company: args.company,
  id: args.attempt.subject,
  amount: args.attempt.amount,
})
