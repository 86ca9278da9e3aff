import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { minorToNumber } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { checkInvoice, type InvoiceInput } from './check-invoice.ts'
import type { InvoiceKind } from './new-invoice.ts'
import { type InvoiceAnswer, readInvoice } from './read-invoice.ts'
import { writeInvoices } from './write-invoices.ts'

type Create = {
  req: PayloadRequest
  company: string
  input: InvoiceInput
  kind?: InvoiceKind
  corrects?: string
  idempotency: { key: string; requestHash: string }
}

/** Writes an invoice that a person entered, as a draft. The same key answers the same invoice. @throws 400, 409 */
export const createInvoice = async ({
  req,
  company: id,
  input,
  kind,
  corrects,
  idempotency,
}: Create): Promise<InvoiceAnswer> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const known = await knownInvoice(tx, id, idempotency)
    if (known) return readInvoice(tx, id, known)
    const invoice = await checkInvoice({ tx, company, input, kind })
    const [written] = await writeInvoices({
      req,
      tx,
      company,
      invoices: [{ ...invoice, corrects, idempotency }],
      status: 'draft',
    })
    if (!written) throw new Error('An invoice was not written.')
    const after = { person: input.person, totalMinor: minorToNumber(written.totalMinor), currency: invoice.currency }
    await recordAudit({
      req,
      rows: [{ action: 'create', entity: 'invoices', entityId: written.id, company: id, after }],
    })
    return readInvoice(tx, id, written.id)
  })
}

/** The invoice that an earlier request with this key made; a twin waits until the first has committed. */
const knownInvoice = async (
  tx: Tx,
  company: string,
  { key, requestHash }: Create['idempotency'],
): Promise<string | undefined> => {
  await advisoryLock(tx, 'invoice', company, key)
  const [row] = await tx.query<{ id: string; request_hash: string | null }>(
    'select id, request_hash from invoices where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (row) assertSameRequest(row.request_hash, requestHash)
  return row?.id
}
