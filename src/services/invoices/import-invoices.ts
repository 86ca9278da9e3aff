import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { dateOf, textOf } from '../../domain/imports/column.ts'
import type { PlannedInvoice } from '../../domain/imports/review-invoices.ts'
import type { InvoiceLineKind } from '../../domain/invoice.ts'
import { settingsIn } from '../companies.ts'
import { importPayments } from './import-payments.ts'
import type { NewInvoice, NewLine, WrittenInvoice } from './new-invoice.ts'
import { ownersKey, unitOwners } from './unit-owners.ts'
import { writeInvoices } from './write-invoices.ts'

type Import = { req: PayloadRequest; tx: Tx; company: string; currency: string; invoices: PlannedInvoice[] }

/**
 * Writes invoices of a former system: issued, against the opening balance instead of income, and what was paid on them as
 * payments against the same account. Only rent that is still owed will be the owners' when it comes in.
 * @returns in the order given
 */
export const importInvoices = async ({
  req,
  tx,
  company: id,
  currency,
  invoices,
}: Import): Promise<WrittenInvoice[]> => {
  const company = await settingsIn(tx, id)
  const leases = await leasesOf(tx, id, invoices)
  const owners = await unitOwners(
    tx,
    id,
    invoices.flatMap(({ row, place }) =>
      place ? [{ unit: place.unit, day: dateOf(row.values, 'issueDate') ?? '' }] : [],
    ),
  )
  const planned = invoices.map((invoice, index): NewInvoice => {
    const { row, person, place } = invoice
    const issueDate = dateOf(row.values, 'issueDate') ?? company.today
    const contract = leases.get(index) ?? null
    const shares = place ? (owners.get(ownersKey(place.unit, issueDate)) ?? []) : []
    return {
      kind: 'opening',
      person,
      unit: place?.unit ?? null,
      project: place?.project ?? null,
      contract,
      issueDate,
      dueDate: dateOf(row.values, 'dueDate') ?? issueDate,
      currency: textOf(row.values, 'currency') ?? currency,
      notes: textOf(row.values, 'notes'),
      importReference: textOf(row.values, 'number'),
      lines: linesOf(invoice, { hasLease: contract !== null, isOwned: shares.length > 0 }),
    }
  })
  const written = await writeInvoices({ req, tx, company, invoices: planned, status: 'issued' })
  await importPayments({
    req,
    tx,
    company,
    payments: invoices.flatMap(({ person, paid, paidOn }, index) => {
      const { currency: code = '', importReference } = planned[index] ?? {}
      const { id: invoice = '', lines = [] } = written[index] ?? {}
      // the first line is what was paid, or all
      const [line = ''] = lines
      return paid > 0n
        ? [
            {
              person,
              invoice,
              line,
              amount: paid,
              currency: code,
              valueDate: paidOn,
              reference: importReference ?? null,
            },
          ]
        : []
    }),
  })
  return written
}

/** One line; of rent that belongs to owners what is paid and what is owed apart, because the former was paid out. */
const linesOf = (
  { row, total, paid }: PlannedInvoice,
  { hasLease, isOwned }: { hasLease: boolean; isOwned: boolean },
): NewLine[] => {
  const wanted = (textOf(row.values, 'kind') ?? 'other') as InvoiceLineKind
  const kind = wanted === 'deposit' && !hasLease ? 'other' : wanted
  const description = textOf(row.values, 'subject') ?? `Invoice ${textOf(row.values, 'number')}`
  const line = { kind, description, quantity: 1, taxRateBps: 0 }
  if (kind !== 'rent' || !isOwned || paid === 0n) return [{ ...line, unitAmountMinor: total }]
  const settled = { ...line, description: `${description}: paid before`, unitAmountMinor: paid, ownerShares: [] }
  return paid === total ? [settled] : [settled, { ...line, unitAmountMinor: total - paid }]
}

/** The lease of the payer in that unit on the day of the invoice, by the position of the invoice. */
const leasesOf = async (tx: Tx, company: string, invoices: PlannedInvoice[]): Promise<Map<number, string>> => {
  const wanted = invoices.flatMap(({ row, person, place }, at) =>
    place ? [{ at, person, unit: place.unit, day: dateOf(row.values, 'issueDate') }] : [],
  )
  const rows = await tx.query<{ at: number; id: string }>(
    `select distinct on (w.at) w.at, c.id
     from jsonb_to_recordset($2::jsonb) as w (at int, person uuid, unit uuid, day text)
     join contracts c on c.company_id = $1 and c.unit_id = w.unit and c.person_id = w.person and c.kind = 'lease'
       and c.status <> 'draft' and c.deleted_at is null and c.start_date <= w.day
     order by w.at, c.start_date desc`,
    [company, JSON.stringify(wanted)],
  )
  return new Map(rows.map(({ at, id }) => [at, id]))
}
