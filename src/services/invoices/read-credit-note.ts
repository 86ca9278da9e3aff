import type { Tx } from '../../db/transaction.ts'
import type { CreditNoteStatus } from '../../domain/credit-note.ts'
import type { CreditKind } from '../../domain/ledger/credit-postings.ts'
import { notFound } from '../../platform/errors.ts'

/** What the routes of a credit note answer; minor units. */
export type CreditNoteAnswer = {
  id: string
  number: string | null
  status: CreditNoteStatus
  kind: CreditKind
  reason: string
  invoice: string
  issueDate: string
  amountMinor: number
  currency: string
}

/** The credit note as it stands in the transaction. @throws 404 */
export const readCreditNote = async (tx: Pick<Tx, 'query'>, company: string, id: string): Promise<CreditNoteAnswer> => {
  const [row] = await tx.query<CreditNoteAnswer>(
    `select id, number, status, kind, reason, invoice_id as invoice, issue_date as "issueDate",
            amount_minor::float8 as "amountMinor", currency
     from credit_notes where company_id = $1 and id = $2`,
    [company, id],
  )
  if (!row) throw notFound()
  return row
}
