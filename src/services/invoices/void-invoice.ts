import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import type { AccountKey } from '../../domain/ledger/accounts.ts'
import type { Entry } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { invoiceTransitions, isVoidable } from '../../domain/invoice.ts'
import { minorToNumber } from '../../domain/money.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { releasePenalties } from '../penalties/attach-penalties.ts'
import { requireTransition } from '../transition.ts'
import { announceInvoices } from './announce-invoices.ts'
import { type LockedInvoice, lockInvoice } from './lock-invoice.ts'
import { type InvoiceAnswer, readInvoice } from './read-invoice.ts'

type Void = { req: PayloadRequest; company: string; id: string; reason: string }

/**
 * Takes back an issued invoice on which nothing is paid or credited: opposite entries of today, its penalties pending
 * again, its charges free to be billed anew, credit notes that wait are rejected.
 * @throws 404; 409 for a draft, and for what is paid or credited
 */
export const voidInvoice = async ({ req, company: companyId, id, reason }: Void): Promise<InvoiceAnswer> => {
  return withTransaction(req, async (tx) => {
    const { today } = await settingsIn(tx, companyId)
    const invoice = await lockInvoice(tx, companyId, id)
    requireTransition(invoiceTransitions, invoice.status, 'void')
    const { status, paidMinor: paid, creditedMinor: credited } = invoice
    if (!isVoidable({ status, paid, credited })) {
      throw conflict('There is a payment or a credit note on it. Reverse the payment, or credit the rest.')
    }
    await tx.query(
      `update invoices set status = 'void', voided_at = $2::timestamptz, void_reason = $3, updated_at = now() where id = $1`,
      [id, now().toISOString(), reason],
    )
    // What it billed may be billed again, and the trace stays.
    await tx.query(
      `update invoice_lines set charge_key = 'void:' || invoice_id || ':' || charge_key, updated_at = now()
       where invoice_id = $1 and charge_key is not null`,
      [id],
    )
    await tx.query(
      `update credit_notes set status = 'rejected', decision_reason = 'The invoice is void.', decided_at = $2::timestamptz,
         decided_by_id = $3, updated_at = now()
       where invoice_id = $1 and status = 'pending_approval'`,
      [id, now().toISOString(), req.user?.id ?? null],
    )
    await releasePenalties(tx, companyId, [id])
    await postVoid({ tx, company: companyId, invoice, today })
    const after = { number: invoice.number, totalMinor: minorToNumber(invoice.totalMinor) }
    await recordAudit({
      req,
      rows: [{ action: 'invoice.void', entity: 'invoices', entityId: id, company: companyId, after, reason }],
    })
    await announceInvoices(tx, companyId, [invoice])
    return readInvoice(tx, companyId, id)
  })
}

type Post = { tx: Tx; company: string; invoice: LockedInvoice; today: string }

const postVoid = async ({ tx, company, invoice, today }: Post): Promise<void> => {
  const issued = await tx.query<StoredEntry>(ISSUED, [company, `invoice:${invoice.id}:issued`])
  await postToLedger(tx, company, [
    {
      event: 'invoice.voided',
      // never before what it takes back
      postedOn: today < invoice.issueDate ? invoice.issueDate : today,
      description: `Invoice ${invoice.number ?? ''} is void`,
      idempotencyKey: `invoice:${invoice.id}:voided`,
      sourceType: 'invoices',
      sourceId: invoice.id,
      currency: invoice.currency,
      entries: postings.invoiceVoided({ issued: issued.map(entryOf) }),
    },
  ])
}

type StoredEntry = Record<'key' | 'amount', string> &
  Record<'subject' | 'person' | 'unit' | 'contract' | 'project' | 'invoice', string | null>

const ISSUED = `
  select a.key, a.subject, e.amount_minor as amount, e.person_id as person, e.unit_id as unit, e.contract_id as contract,
         e.project_id as project, e.invoice_id as invoice
  from ledger_transactions t
  join ledger_entries e on e.transaction_id = t.id
  join ledger_accounts a on a.id = e.account_id
  where t.company_id = $1 and t.idempotency_key = $2`

const entryOf = ({ key, amount, ...dimensions }: StoredEntry): Entry => ({
  account: key as AccountKey,
  amountMinor: BigInt(amount),
  subject: dimensions.subject || undefined,
  person: dimensions.person ?? undefined,
  unit: dimensions.unit ?? undefined,
  contract: dimensions.contract ?? undefined,
  project: dimensions.project ?? undefined,
  invoice: dimensions.invoice ?? undefined,
})
