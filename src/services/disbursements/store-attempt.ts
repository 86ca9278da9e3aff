import { randomBytes, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { assertSameRequest } from '../idempotency.ts'
import type { Payee } from './payee.ts'
import type { DisbursementKind, DisbursementMethod, OpenSubject } from './subject.ts'

type Idempotency = { key: string; requestHash: string }

/** The attempt of an earlier request with this key; the lock keeps a twin waiting until the first has committed. @throws 409 */
export const knownAttempt = async (
  tx: Tx,
  company: string,
  { key, requestHash }: Idempotency,
): Promise<string | undefined> => {
  await advisoryLock(tx, 'disbursement', company, key)
  const [row] = await tx.query<{ id: string; request_hash: string | null }>(
    'select id, request_hash from disbursements where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (!row) return undefined
  assertSameRequest(row.request_hash, requestHash)
  return row.id
}

type Store = {
  req: PayloadRequest
  tx: Tx
  company: string
  kind: DisbursementKind
  id: string
  subject: OpenSubject
  amount: bigint
  method: DisbursementMethod
  payee: Payee | null
  gatewayAccount: string | null
  bankAccount: string | null
  idempotency: Idempotency
}

export type NewAttempt = {
  id: string
  subject: string
  reference: string
  amount: bigint
  currency: string
  method: DisbursementMethod
  gatewayAccount: string | null
  bankAccount: string | null
}

/**
 * Writes an attempt before any money moves, with a reference that no other one has. The database keeps a second live one
 * of the same document out.
 * @throws 409
 */
export const storeAttempt = async (store: Store): Promise<NewAttempt> => {
  const { req, tx, company, kind, subject, amount, method, payee, gatewayAccount, bankAccount, idempotency } = store
  const [count] = await tx.query<{ attempts: number }>(
    `select count(*)::int as attempts from disbursements where company_id = $1 and ${kind}_id = $2`,
    [company, store.id],
  )
  const attempt = (count?.attempts ?? 0) + 1
  const id = randomUUID()
  const reference = `${subject.number}-${attempt}-${randomBytes(4).toString('hex').toUpperCase()}`
  await insertRows(tx, 'disbursements', [
    {
      id,
      company_id: company,
      reference,
      kind,
      attempt,
      [`${kind}_id`]: store.id,
      person_id: subject.person,
      method,
      account_id: payee?.id ?? null,
      recipient_name: payee?.name ?? null,
      recipient_number: payee?.number ?? null,
      channel: payee?.provider ?? null,
      account_reference: payee?.accountReference ?? null,
      amount_minor: amount,
      charge_minor: 0,
      currency: subject.currency,
      gateway_account_id: gatewayAccount,
      bank_account_id: bankAccount,
      status: gatewayAccount ? 'submitting' : 'created',
      requested_by_id: req.user?.id ?? null,
      submitted_at: now().toISOString(),
      idempotency_key: idempotency.key,
      request_hash: idempotency.requestHash,
    },
  ])
  await recordAudit({
    req,
    rows: [
      {
        action: 'disbursement.start',
        entity: 'disbursements',
        entityId: id,
        company,
        after: { reference, kind, method, amountMinor: Number(amount), currency: subject.currency },
      },
    ],
  })
  return { id, subject: store.id, reference, amount, currency: subject.currency, method, gatewayAccount, bankAccount }
}
