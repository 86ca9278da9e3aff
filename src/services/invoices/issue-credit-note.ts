import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import type { CreditKind } from '../../domain/ledger/credit-postings.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { minorToNumber, sumMinor } from '../../domain/money.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { takeNumbers } from '../numbers.ts'
import { markPaidPenalties } from '../penalties/attach-penalties.ts'
import { announceInvoices } from './announce-invoices.ts'
import type { CreditLine } from './credit-lines.ts'
import type { LockedInvoice } from './lock-invoice.ts'

type Issue = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  note: { id: string; kind: CreditKind }
  invoice: LockedInvoice
  lines: CreditLine[]
}

/** Gives a waiting note its number, moves the lines and the invoice (locked by the caller) and posts it. @returns the number */
export const issueCreditNote = async ({ req, tx, company, note, invoice, lines }: Issue): Promise<string> => {
  const amount = sumMinor(lines.map((line) => line.amount))
  const today = todayIn(company.timezone, now())
  const [number = ''] = await takeNumbers(tx, {
    company: company.id,
    docType: 'credit_note',
    year: Number(today.slice(0, 4)),
  })
  await tx.query(
    `update credit_notes set number = $2, status = 'issued', issue_date = $3, updated_at = now() where id = $1`,
    [note.id, number, today],
  )
  await writeCreditLines({ tx, company: company.id, note: note.id, currency: invoice.currency, lines })
  await tx.query(MOVE_LINES, [note.id])
  await tx.query(MOVE_INVOICE, [invoice.id, amount.toString()])
  await postToLedger(tx, company.id, [
    {
      event: 'credit_note.issued',
      postedOn: today,
      description: `Credit note ${number} on invoice ${invoice.number ?? ''}`,
      idempotencyKey: `credit-note:${note.id}:issued`,
      sourceType: 'credit-notes',
      sourceId: note.id,
      currency: invoice.currency,
      entries: postings.creditNoteIssued({
        kind: note.kind,
        lines: lines.map((line) => ({ ...postedLine(line, invoice), ...creditedOf(line) })),
      }),
    },
  ])
  const after = { number, invoice: invoice.number, kind: note.kind, amountMinor: minorToNumber(amount) }
  await recordAudit({
    req,
    rows: [{ action: 'credit-note.issue', entity: 'credit-notes', entityId: note.id, company: company.id, after }],
  })
  await markPaidPenalties(tx, company.id, [invoice.id])
  await announceInvoices(tx, company.id, [invoice])
  return number
}

type Lines = { tx: Tx; company: string; note: string; currency: string; lines: CreditLine[] }

/** The lines of a note, written anew: what the tax in an amount is depends on what was credited before. */
export const writeCreditLines = async ({ tx, company, note, currency, lines }: Lines): Promise<void> => {
  await insertRows(
    tx,
    'credit_note_lines',
    lines.map(({ id, amount, netPart, taxPart }) => ({
      company_id: company,
      credit_note_id: note,
      line_id: id,
      net_minor: netPart,
      tax_minor: taxPart,
      amount_minor: amount,
      currency,
    })),
    {
      onConflict: `(company_id, credit_note_id, line_id) do update
        set net_minor = excluded.net_minor, tax_minor = excluded.tax_minor, amount_minor = excluded.amount_minor`,
    },
  )
}

const MOVE_LINES = `
  update invoice_lines l set credited_minor = l.credited_minor + c.amount_minor, updated_at = now()
  from credit_note_lines c where c.credit_note_id = $1 and l.id = c.line_id`

const MOVE_INVOICE = `
  update invoices i set
    credited_minor = i.credited_minor + $2::numeric,
    balance_minor = i.balance_minor - $2::numeric,
    payment_state = case when i.balance_minor - $2::numeric <= 0 then 'paid' else 'partial' end,
    updated_at = now()
  where i.id = $1`

const postedLine = ({ kind, net, discount, tax, ownerShares }: CreditLine, invoice: LockedInvoice) => ({
  kind,
  net,
  discount,
  tax,
  ownerShares: ownerShares ?? [],
  isOpening: invoice.kind === 'opening',
  invoice: invoice.id,
  person: invoice.person,
  unit: invoice.unit ?? undefined,
  contract: invoice.contract ?? undefined,
  project: invoice.project ?? undefined,
})

const creditedOf = ({ paid, credited, amount }: CreditLine) => ({
  paid,
  creditedBefore: credited,
  creditedAfter: credited + amount,
})
