import type { Tx } from '../../db/transaction.ts'
import type { LineAllocation } from '../../domain/allocation.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { toPosting } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { postToLedger } from '../ledger/post.ts'
import type { LockedLine } from './open-lines.ts'
import type { ReceivedMoney } from './received-money.ts'
import { trackLines } from './track-lines.ts'

type Post = {
  tx: Tx
  company: string
  payment: { id: string; number: string }
  postedOn: CalendarDate
  received: Pick<ReceivedMoney, 'amount' | 'currency' | 'money' | 'payer' | 'reviewReason'>
  lines: readonly LockedLine[]
  allocations: readonly LineAllocation[]
  remainder: bigint
}

/** One ledger transaction per payment: money in, what it paid, and the rent that now is the owners'. */
export const postPayment = async ({
  tx,
  company,
  payment,
  postedOn,
  received,
  lines,
  allocations,
  remainder,
}: Post): Promise<void> => {
  const { person, name } = received.payer
  // Without a known payer the remainder is nobody's credit yet.
  const toSuspense = received.reviewReason !== null || person === null
  const paid = trackLines(lines)(allocations)
  const entries = toPosting(
    postings.paymentReceived({
      payer: { payment: payment.id, ...(toSuspense ? {} : { person }) },
      money: received.money,
      amount: received.amount,
      allocations: paid.allocations,
      excess: toSuspense ? 0n : remainder,
      suspense: toSuspense ? remainder : 0n,
    }),
    postings.rentCollected({ payment: payment.id, lines: paid.collected }),
  )
  await postToLedger(tx, company, [
    {
      event: 'payment.received',
      postedOn,
      description: `Payment ${payment.number}${name ? ` from ${name}` : ''}`,
      idempotencyKey: `payment:${payment.id}:received`,
      sourceType: 'payments',
      sourceId: payment.id,
      currency: received.currency,
      entries,
    },
  ])
}
