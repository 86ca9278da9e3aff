import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { spreadCredit } from '../../domain/credit-note.ts'
import type { CreditKind } from '../../domain/ledger/credit-postings.ts'
import { minorToNumber, sumMinor } from '../../domain/money.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { assertSameRequest, hashRequest } from '../idempotency.ts'
import type { CreditReason } from './credit-invoice.ts'
import { creditLines, openOf, type WantedCredit } from './credit-lines.ts'
import { writeCreditLines } from './issue-credit-note.ts'
import { linesOf, type LockedInvoice, lockInvoice } from './lock-invoice.ts'
import { type CreditNoteAnswer, readCreditNote } from './read-credit-note.ts'

type Propose = {
  req: PayloadRequest
  company: string
  invoice: string
  input: {
    kind: CreditKind
    reason: CreditReason
    description?: string | null
    /** over the whole invoice, spread by what its lines owe; or line by line */
    amountMinor?: number
    lines?: { line: string; amountMinor: number }[]
    /** what is paid on a line above the rest becomes the payer's credit */
    releasePaid: boolean
  }
  idempotency: { key: string; requestHash: string }
}

/**
 * Enters a credit note that waits for an approval; nothing is credited yet. The same key answers the same note.
 * @throws 400 with the path; 404; 409 for an invoice that is not issued, and above what it owes with what waits already
 */
export const proposeCredit = async ({ req, company: id, invoice: invoiceId, input, idempotency }: Propose) => {
  const company = await companySettings(req.payload, id)
  const requestHash = hashRequest({ invoice: invoiceId, request: idempotency.requestHash })
  return withTransaction(req, async (tx): Promise<CreditNoteAnswer> => {
    const known = await knownNote(tx, id, { key: idempotency.key, requestHash })
    if (known) return readCreditNote(tx, id, known)
    const invoice = await lockInvoice(tx, id, invoiceId)
    if (invoice.status !== 'issued') throw conflict('Only an issued invoice can be credited.')
    const wanted = input.lines
      ? input.lines.map(({ line, amountMinor }) => ({ line, amountMinor: BigInt(amountMinor) }))
      : await spread({ tx, company: id, invoice, amount: BigInt(input.amountMinor ?? 0) })
    const lines = await creditLines({ tx, company: id, invoice, wanted, allowsPaid: input.releasePaid })
    const note = randomUUID()
    const amount = sumMinor(lines.map((line) => line.amount))
    await requireRoom({ tx, company: id, invoice, amount, allowsPaid: input.releasePaid })
    await insertRows(tx, 'credit_notes', [
      {
        id: note,
        company_id: id,
        kind: input.kind,
        reason: input.reason,
        description: input.description?.trim() || null,
        issue_date: company.today,
        invoice_id: invoice.id,
        person_id: invoice.person,
        amount_minor: amount,
        currency: invoice.currency,
        status: 'pending_approval',
        proposed_by_id: req.user?.id ?? null,
        idempotency_key: idempotency.key,
        request_hash: requestHash,
      },
    ])
    await writeCreditLines({ tx, company: id, note, currency: invoice.currency, lines })
    const after = {
      invoice: invoice.number,
      kind: input.kind,
      reason: input.reason,
      amountMinor: minorToNumber(amount),
    }
    await recordAudit({
      req,
      rows: [{ action: 'credit-note.propose', entity: 'credit-notes', entityId: note, company: id, after }],
    })
    return readCreditNote(tx, id, note)
  })
}

type Spread = { tx: Tx; company: string; invoice: LockedInvoice; amount: bigint }

const spread = async ({ tx, company, invoice, amount }: Spread): Promise<WantedCredit[]> => {
  const open = (await linesOf(tx, company, [invoice.id])).map((line) => ({ line: line.id, balance: openOf(line) }))
  try {
    return spreadCredit({ amount, open })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw conflict('The invoice owes less than that. Name the lines to credit what is paid already.', {
      path: 'amountMinor',
    })
  }
}

type Room = { tx: Tx; company: string; invoice: LockedInvoice; amount: bigint; allowsPaid: boolean }

/** What waits for approval is spoken for. */
const requireRoom = async ({ tx, company, invoice, amount, allowsPaid }: Room): Promise<void> => {
  const [row] = await tx.query<{ waiting: string }>(
    `select coalesce(sum(amount_minor), 0) as waiting from credit_notes
     where company_id = $1 and invoice_id = $2 and status = 'pending_approval'`,
    [company, invoice.id],
  )
  const paid = allowsPaid ? 0n : invoice.paidMinor
  const room = invoice.totalMinor - invoice.creditedMinor - paid - BigInt(row?.waiting ?? 0)
  if (amount > room) {
    throw conflict('Other credit notes of this invoice wait for approval; together they are above what it owes.', {
      path: 'amountMinor',
    })
  }
}

const knownNote = async (
  tx: Tx,
  company: string,
  { key, requestHash }: Propose['idempotency'],
): Promise<string | undefined> => {
  await advisoryLock(tx, 'credit-note', company, key)
  const [row] = await tx.query<{ id: string; request_hash: string | null }>(
    'select id, request_hash from credit_notes where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (row) assertSameRequest(row.request_hash, requestHash)
  return row?.id
}
