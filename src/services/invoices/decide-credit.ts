import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { creditNoteTransitions, type CreditNoteStatus } from '../../domain/credit-note.ts'
import type { CreditKind } from '../../domain/ledger/credit-postings.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/errors.ts'
import { requireFourEyes } from '../approvals/require-four-eyes.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { requireTransition } from '../transition.ts'
import { creditLines } from './credit-lines.ts'
import { issueCreditNote } from './issue-credit-note.ts'
import { lockInvoice } from './lock-invoice.ts'
import { type CreditNoteAnswer, readCreditNote } from './read-credit-note.ts'
import { releasePaidParts } from './release-paid-parts.ts'

type Decide = { req: PayloadRequest; company: string; id: string }

/**
 * Approves a credit note: it gets its number and is posted. What the lines owe is looked at again; with `releasePaid` the
 * payer gets back as credit what is paid above it.
 * @throws 403 above one's limit, and for one's own above the company's; 404; 409 when decided, or when it does not fit
 */
export const approveCredit = async ({
  req,
  company: companyId,
  id,
  releasePaid,
}: Decide & { releasePaid: boolean }): Promise<CreditNoteAnswer> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    const { invoice: invoiceId } = await readCreditNote(tx, companyId, id)
    // the invoice first, as everywhere
    const invoice = await lockInvoice(tx, companyId, invoiceId)
    const note = await lockNote(tx, companyId, id)
    requireTransition(creditNoteTransitions, note.status, 'issued')
    const { currency } = note
    const amountMinor = BigInt(note.amount)
    requireFourEyes({ req, company, proposedBy: note.proposedBy, amountMinor, currency })
    const permission = 'finance.credit-notes.approve'
    await requireWithinLimit({ req, tx, company: companyId, permission, amountMinor, currency })
    const wanted = await wantedOf(tx, id)
    if (releasePaid) await releasePaidParts({ req, tx, company, invoice, wanted })
    const lines = await creditLines({ tx, company: companyId, invoice, wanted })
    await writeDecision({ req, tx, id, reason: null })
    await issueCreditNote({ req, tx, company, note: { id, kind: note.kind }, invoice, lines })
    return readCreditNote(tx, companyId, id)
  })
}

/** Rejects a credit note that waits. @throws 404; 409 when it is decided */
export const rejectCredit = ({ req, company, id, reason }: Decide & { reason: string }): Promise<CreditNoteAnswer> =>
  withTransaction(req, async (tx) => {
    const note = await lockNote(tx, company, id)
    requireTransition(creditNoteTransitions, note.status, 'rejected')
    await tx.query(`update credit_notes set status = 'rejected' where id = $1`, [id])
    await writeDecision({ req, tx, id, reason })
    const after = { amountMinor: Number(note.amount), kind: note.kind }
    await recordAudit({
      req,
      rows: [{ action: 'credit-note.reject', entity: 'credit-notes', entityId: id, company, after, reason }],
    })
    return readCreditNote(tx, company, id)
  })

type Note = {
  status: CreditNoteStatus
  kind: CreditKind
  amount: string
  currency: string
  proposedBy: string | null
}

const lockNote = async (tx: Tx, company: string, id: string): Promise<Note> => {
  const [note] = await tx.query<Note>(
    `select status, kind, amount_minor as amount, currency, proposed_by_id as "proposedBy"
     from credit_notes where company_id = $1 and id = $2 for update`,
    [company, id],
  )
  if (!note) throw notFound()
  return note
}

const wantedOf = async (tx: Tx, note: string) => {
  const rows = await tx.query<{ line: string; amount: string }>(
    `select c.line_id as line, c.amount_minor as amount from credit_note_lines c join invoice_lines l on l.id = c.line_id
     where c.credit_note_id = $1 order by l.position`,
    [note],
  )
  return rows.map(({ line, amount }) => ({ line, amountMinor: BigInt(amount) }))
}

const writeDecision = async ({
  req,
  tx,
  id,
  reason,
}: {
  req: PayloadRequest
  tx: Tx
  id: string
  reason: string | null
}): Promise<void> => {
  await tx.query(
    `update credit_notes set decided_by_id = $2, decided_at = $3::timestamptz, decision_reason = $4, updated_at = now()
     where id = $1`,
    [id, req.user?.id ?? null, now().toISOString(), reason],
  )
}
