import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import type { TransitionTable } from '../../domain/transitions.ts'
import { notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { requireTransition } from '../transition.ts'

type PromiseStatus = 'open' | 'kept' | 'broken' | 'withdrawn'

const promiseTransitions = {
  open: ['kept', 'broken', 'withdrawn'],
  kept: [],
  broken: [],
  withdrawn: [],
} as const satisfies TransitionTable<PromiseStatus>

type Given = {
  /** one invoice, or all that a payer owes */
  invoice?: string
  person?: string
  promisedOn: string
  /** minor units */
  amountMinor?: number
  currency?: string
  note?: string | null
}

type RecordPromise = {
  req: PayloadRequest
  company: string
  promise: Given
  idempotency: { key: string; requestHash: string }
}

const furthestDays = 366

/** Notes what a payer promised: until that day he is not reminded. @throws 400 with `path` */
export const recordPromise = async ({ req, company: companyId, promise, idempotency }: RecordPromise) => {
  return withTransaction(req, async (tx) => {
    const { today, currency } = await settingsIn(tx, companyId)
    if (promise.promisedOn < today) throw validationError('The day is over.', 'promisedOn')
    if (promise.promisedOn > addDays(today, furthestDays))
      throw validationError('Choose a day within the next year.', 'promisedOn')
    await advisoryLock(tx, 'promise', companyId, idempotency.key)
    const [known] = await tx.query<{ id: string; request_hash: string }>(
      'select id, request_hash from payment_promises where company_id = $1 and idempotency_key = $2',
      [companyId, idempotency.key],
    )
    if (known) {
      assertSameRequest(known.request_hash, idempotency.requestHash)
      return { id: known.id }
    }
    const payer = await payerOf(tx, companyId, promise)
    const id = randomUUID()
    await insertRows(tx, 'payment_promises', [
      {
        id,
        company_id: companyId,
        person_id: payer.person,
        invoice_id: promise.invoice ?? null,
        promised_on: promise.promisedOn,
        amount_minor: promise.amountMinor ?? null,
        currency: payer.currency ?? promise.currency ?? currency,
        note: promise.note ?? null,
        recorded_by_id: req.user?.id ?? null,
        status: 'open',
        idempotency_key: idempotency.key,
        request_hash: idempotency.requestHash,
      },
    ])
    const after = { ...promise, person: payer.person }
    const row = { action: 'promise.record', entity: 'payment-promises', entityId: id, company: companyId, after }
    await recordAudit({ req, rows: [row] })
    return { id }
  })
}

/** @throws 404; 409 for one that is decided */
export const withdrawPromise = ({ req, company, id }: { req: PayloadRequest; company: string; id: string }) =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ status: PromiseStatus }>(
      'select status from payment_promises where company_id = $1 and id = $2 for update',
      [company, id],
    )
    if (!row) throw notFound()
    requireTransition(promiseTransitions, row.status, 'withdrawn')
    await tx.query(`update payment_promises set status = 'withdrawn', updated_at = now() where id = $1`, [id])
    const entry = { action: 'promise.withdraw', entity: 'payment-promises', entityId: id, company }
    await recordAudit({ req, rows: [{ ...entry, before: { status: 'open' }, after: { status: 'withdrawn' } }] })
    return { id, status: 'withdrawn' }
  })

/** @throws 400 */
const payerOf = async (
  tx: Tx,
  company: string,
  { invoice, person }: Given,
): Promise<{ person: string; currency?: string }> => {
  if (invoice) {
    const [row] = await tx.query<{ person: string; currency: string; isOwed: boolean }>(
      `select person_id as person, currency, status = 'issued' and balance_minor > 0 as "isOwed" from invoices
       where company_id = $1 and id = $2`,
      [company, invoice],
    )
    if (!row) throw validationError('There is no such invoice.', 'invoice')
    if (!row.isOwed) throw validationError('Nothing is owed on this invoice.', 'invoice')
    if (person && person !== row.person) throw validationError('Somebody else owes this invoice.', 'person')
    return row
  }
  if (!person) throw validationError('Name an invoice or a payer.', 'person')
  const [payer] = await tx.query('select from people where company_id = $1 and id = $2 and deleted_at is null', [
    company,
    person,
  ])
  if (!payer) throw validationError('There is no such payer.', 'person')
  return { person }
}
