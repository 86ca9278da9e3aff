import type { Tx } from '../../db/transaction.ts'
import type { LineAllocation } from '../../domain/allocation.ts'
import { toPosting } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { postToLedger } from '../ledger/post.ts'
import type { LockedLine } from './open-lines.ts'
import type { ReceivedMoney } from './record-payment.ts'

type Post = {
  tx: Tx
  company: string
  payment: { id: string; number: string; valueDate: string }
  received: ReceivedMoney
  lines: LockedLine[]
  allocations: LineAllocation[]
  remainder: bigint
}

/** One ledger transaction per payment: money in, what it paid, and the rent that now is the owners'. */
export const postPayment = async ({
  tx,
  company,
  payment,
  received,
  lines,
  allocations,
  remainder,
}: Post): Promise<void> => {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const paid = allocations.flatMap(({ lineId, amount }) => {
    const line = byId.get(lineId)
    return line ? [{ line, amount }] : []
  })
  // Without a known payer the remainder is nobody's credit yet.
  const toSuspense = received.reviewReason !== null || received.payer.person === null
  const entries = toPosting(
    postings.paymentReceived({
      payer: { payment: payment.id, ...(toSuspense ? {} : { person: received.payer.person ?? undefined }) },
      money: received.money,
      amount: received.amount,
      allocations: paid.map(({ line: { collected }, amount }) => ({
        invoice: collected.invoice,
        person: collected.person,
        unit: collected.unit,
        contract: collected.contract,
        project: collected.project,
        amount,
      })),
      excess: toSuspense ? 0n : remainder,
      suspense: toSuspense ? remainder : 0n,
    }),
    postings.rentCollected({
      payment: payment.id,
      lines: paid.map(({ line: { collected }, amount }) => ({
        ...collected,
        paidAfter: collected.paidBefore + amount,
      })),
    }),
  )
  await postToLedger(tx, company, [
    {
      event: 'payment.received',
      postedOn: payment.valueDate,
      description: `Payment ${payment.number}${received.payer.name ? ` from ${received.payer.name}` : ''}`,
      idempotencyKey: `payment:${payment.id}:received`,
      sourceType: 'payments',
      sourceId: payment.id,
      currency: received.currency,
      entries,
    },
  ])
}
