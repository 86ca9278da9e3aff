import { randomBytes, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { GatewayAccountRow } from '../gateways/gateway-account.ts'
import { assertSameRequest } from '../idempotency.ts'
import type { Chargeable } from './chargeable-invoices.ts'

type Idempotency = { key: string; requestHash: string }
export type StoredIntent = { id: string; reference: string; amountMinor: bigint }

/** The intent of an earlier request with this key; the lock keeps a twin request waiting until the first has committed. */
export const knownIntent = async (
  tx: Tx,
  company: string,
  { key, requestHash }: Idempotency,
): Promise<StoredIntent | undefined> => {
  await advisoryLock(tx, 'intent', company, key)
  const [row] = await tx.query<{ id: string; reference: string; amount_minor: string; request_hash: string | null }>(
    'select id, reference, amount_minor, request_hash from payment_intents where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (!row) return undefined
  assertSameRequest(row.request_hash, requestHash)
  return { id: row.id, reference: row.reference, amountMinor: BigInt(row.amount_minor) }
}

type Store = {
  req: PayloadRequest
  tx: Tx
  company: string
  charge: { channel?: string }
  amount: bigint
  phone: string
  wanted: Chargeable
  account: GatewayAccountRow
  idempotency: Idempotency
}

export const storeIntent = async ({
  req,
  tx,
  company,
  charge,
  amount,
  phone,
  wanted,
  account,
  idempotency,
}: Store): Promise<StoredIntent> => {
  const id = randomUUID()
  const reference = `${wanted.number}-${randomBytes(3).toString('hex').toUpperCase()}`
  await insertRows(tx, 'payment_intents', [
    {
      id,
      company_id: company,
      gateway_account_id: account.id,
      person_id: wanted.person,
      invoice_id: wanted.ids[0],
      invoices: wanted.ids,
      amount_minor: amount,
      currency: wanted.currency,
      phone,
      channel: charge.channel ?? null,
      reference,
      status: 'submitting',
      idempotency_key: idempotency.key,
      request_hash: idempotency.requestHash,
      submitted_at: now().toISOString(),
    },
  ])
  await recordAudit({
    req,
    rows: [
      {
        action: 'charge.request',
        entity: 'payment-intents',
        entityId: id,
        company,
        after: { reference, amountMinor: Number(amount), phone, invoices: wanted.ids },
      },
    ],
  })
  return { id, reference, amountMinor: amount }
}
