import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { minorToNumber } from '../../domain/money.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { attachPenalties, releasePenalties } from '../penalties/attach-penalties.ts'
import { checkInvoice, type InvoiceInput } from './check-invoice.ts'
import { lineRows, totalColumns } from './invoice-rows.ts'
import { type LockedInvoice, lockInvoice } from './lock-invoice.ts'
import type { NewInvoice } from './new-invoice.ts'
import { type InvoiceAnswer, readInvoice } from './read-invoice.ts'
import { totalInvoice } from './total-invoice.ts'

type Draft = { req: PayloadRequest; company: string; id: string; changeToken?: number }

/**
 * Writes a draft anew. @throws 404; 400 as creating; 409 for what is issued, and when somebody else changed it since it
 * was read (`changeToken`)
 */
export const updateDraft = async ({
  req,
  company: companyId,
  id,
  input,
  changeToken,
}: Draft & { input: InvoiceInput }): Promise<InvoiceAnswer> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    const before = await lockDraft(tx, { company: companyId, id, changeToken })
    await releasePenalties(tx, companyId, [id])
    const invoice = await checkInvoice({ tx, company, input, draft: id })
    requireSamePayer(before, invoice)
    const totals = totalInvoice(invoice)
    await tx.query('delete from invoice_lines where invoice_id = $1', [id])
    const lineIds = invoice.lines.map(() => randomUUID())
    await insertRows(tx, 'invoice_lines', lineRows(companyId, { id, number: null, lineIds, invoice, totals }))
    await attachPenalties(
      tx,
      invoice.lines.flatMap(({ penalty }, index) =>
        penalty ? [{ penalty, invoice: id, line: lineIds[index] ?? '' }] : [],
      ),
    )
    await updateRow(tx, id, { ...headOf(invoice), ...totalColumns(invoice, totals) })
    const after = { ...factsOf(invoice), totalMinor: minorToNumber(totals.total) }
    await recordAudit({
      req,
      rows: [
        {
          action: 'update',
          entity: 'invoices',
          entityId: id,
          company: companyId,
          before: { ...factsOf(before), totalMinor: minorToNumber(before.totalMinor) },
          after,
        },
      ],
    })
    return readInvoice(tx, companyId, id)
  })
}

/** Removes a draft; its penalties wait for the next bill again. @throws 404; 409 for what is issued or changed since */
export const deleteDraft = ({ req, company, id, changeToken }: Draft): Promise<{ id: string }> =>
  withTransaction(req, async (tx) => {
    const draft = await lockDraft(tx, { company, id, changeToken })
    await releasePenalties(tx, company, [id])
    await tx.query('delete from invoice_lines where invoice_id = $1', [id])
    await tx.query('delete from invoices where id = $1', [id])
    const before = { ...factsOf(draft), totalMinor: minorToNumber(draft.totalMinor) }
    await recordAudit({ req, rows: [{ action: 'delete', entity: 'invoices', entityId: id, company, before }] })
    return { id }
  })

type Wanted = { company: string; id: string; changeToken?: number }

const lockDraft = async (tx: Tx, { company, id, changeToken }: Wanted): Promise<LockedInvoice> => {
  const invoice = await lockInvoice(tx, company, id)
  if (invoice.status !== 'draft') {
    throw conflict(
      'Only a draft can be changed. What is issued is corrected by a credit note, a debit note or by voiding it.',
    )
  }
  if (changeToken !== undefined && changeToken !== invoice.changeToken) {
    throw conflict('Somebody changed this draft in the meantime. Load it again.', { path: 'changeToken' })
  }
  return invoice
}

/** What adds to an invoice stays with its payer and currency. @throws 400 */
const requireSamePayer = ({ kind, person, currency }: LockedInvoice, invoice: NewInvoice): void => {
  if (kind !== 'debit_note') return
  if (invoice.person !== person) throw validationError('A debit note stays with the payer of its invoice.', 'person')
  if (invoice.currency !== currency) throw validationError('It stays in the currency of its invoice.', 'currency')
}

const headOf = (invoice: NewInvoice): Record<string, unknown> => ({
  person_id: invoice.person,
  unit_id: invoice.unit ?? null,
  contract_id: invoice.contract ?? null,
  project_id: invoice.project ?? null,
  issue_date: invoice.issueDate,
  due_date: invoice.dueDate,
  currency: invoice.currency,
  notes: invoice.notes ?? null,
})

const updateRow = async (tx: Tx, id: string, columns: Record<string, unknown>): Promise<void> => {
  const names = Object.keys(columns)
  const values = names.map((name) => (typeof columns[name] === 'bigint' ? String(columns[name]) : columns[name]))
  await tx.query(
    `update invoices set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')},
       change_token = coalesce(change_token, 0) + 1, updated_at = now()
     where id = $1`,
    [id, ...values],
  )
}

type Facts = Pick<NewInvoice, 'person' | 'issueDate' | 'dueDate' | 'currency'> & { unit?: string | null }

const factsOf = ({ person, unit, issueDate, dueDate, currency }: Facts): Record<string, unknown> => ({
  person,
  unit: unit ?? null,
  issueDate,
  dueDate,
  currency,
})
