import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import type { CreditKind } from '../../domain/ledger/credit-postings.ts'
import { now } from '../../platform/clock.ts'
import type { CompanySettings } from '../companies.ts'
import { creditLines, type WantedCredit } from './credit-lines.ts'
import { issueCreditNote } from './issue-credit-note.ts'
import { lockInvoice } from './lock-invoice.ts'

export type CreditReason =
  'billing_error' | 'service_issue' | 'payer_request' | 'promotional' | 'bad_debt' | 'penalty' | 'other'

type CreditInvoice = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  invoice: string
  lines: WantedCredit[]
  kind: CreditKind
  reason: CreditReason
  description: string | null
}

/**
 * Takes amounts (minor units, with tax) off lines of an issued invoice at once: the note with its number, the lines, the
 * balance and the ledger. The caller checked the rights.
 * @returns the id of the credit note
 * @throws 404 for an invoice or a line that is not there; 409 for one that is not issued, and above what a line still owes
 */
export const creditInvoice = async ({
  req,
  tx,
  company,
  invoice: invoiceId,
  lines: wanted,
  kind,
  reason,
  description,
}: CreditInvoice): Promise<string> => {
  const invoice = await lockInvoice(tx, company.id, invoiceId)
  const lines = await creditLines({ tx, company: company.id, invoice, wanted })
  const id = randomUUID()
  await insertRows(tx, 'credit_notes', [
    {
      id,
      company_id: company.id,
      kind,
      reason,
      description,
      issue_date: todayIn(company.timezone, now()),
      invoice_id: invoice.id,
      person_id: invoice.person,
      amount_minor: lines.reduce((sum, { amount }) => sum + amount, 0n),
      currency: invoice.currency,
      status: 'pending_approval',
      proposed_by_id: req.user?.id ?? null,
    },
  ])
  await issueCreditNote({ req, tx, company, note: { id, kind }, invoice, lines })
  return id
}
