import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { createReq, withTransaction } from '../../../src/db/transaction.ts'
import { postToLedger } from '../../../src/services/ledger/post.ts'

type Booking = { company: string; person: string; amountMinor: bigint; postedOn?: string }

/** An entry of the books that names a person: what he owes, against rent income. */
export const book = async (payload: Payload, { company, person, amountMinor, postedOn = '2026-01-05' }: Booking) => {
  const source = randomUUID()
  await withTransaction(await createReq(payload), (tx) =>
    postToLedger(tx, company, [
      {
        event: 'test',
        postedOn,
        description: 'In a test',
        idempotencyKey: source,
        sourceType: 'test',
        sourceId: source,
        currency: 'KES',
        entries: [
          { account: 'receivable', amountMinor, person },
          { account: 'rent_income', amountMinor: -amountMinor },
        ],
      },
    ]),
  )
}
