import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { CompanySettings } from '../companies.ts'
import { takeNumbers } from '../numbers.ts'
import { attachPenalties } from '../penalties/attach-penalties.ts'
import { invoiceRow, lineRows, type Priced } from './invoice-rows.ts'
import type { NewInvoice, WrittenInvoice } from './new-invoice.ts'
import { type IssuedInvoice, postIssued } from './post-issued.ts'
import { totalInvoice } from './total-invoice.ts'
import { ownersKey, unitOwners } from './unit-owners.ts'

type Write = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  invoices: NewInvoice[]
  status: 'draft' | 'issued'
}

/**
 * Writes invoices with their lines, and for issued ones numbers, ledger entries, audit, events and the payers' credit: a
 * handful of statements for any number. Penalties that lines name become `applied` here. The caller checked the rights
 * and that what the invoices point at is the company's.
 * @returns in the order given
 * @throws 400 for amounts out of range; 409 for a charge that is billed already, or a closed month
 */
export const writeInvoices = async ({ req, tx, company, invoices, status }: Write): Promise<WrittenInvoice[]> => {
  if (invoices.length === 0) return []
  const owned = status === 'issued' ? await withOwners(tx, company.id, invoices) : invoices
  const priced = owned.map((invoice): Priced => ({
    id: randomUUID(),
    number: null,
    lineIds: invoice.lines.map(() => randomUUID()),
    invoice,
    totals: totalInvoice(invoice),
  }))
  if (status === 'issued') await number({ tx, company: company.id, priced })
  await insertRows(
    tx,
    'invoices',
    priced.map((row) => invoiceRow(company.id, row)),
  )
  await insertRows(
    tx,
    'invoice_lines',
    priced.flatMap((row) => lineRows(company.id, row)),
  )
  await attachPenalties(tx, priced.flatMap(penaltiesOf))
  if (status === 'issued') await postIssued({ req, tx, company, invoices: priced.map(issuedOf) })
  return priced.map(({ id, number: given, totals, lineIds }) => ({
    id,
    number: given,
    totalMinor: totals.total,
    lines: lineIds,
  }))
}

const number = async ({ tx, company, priced }: { tx: Tx; company: string; priced: Priced[] }): Promise<void> => {
  const years = groupBy(priced, ({ invoice }) => Number(invoice.issueDate.slice(0, 4)))
  for (const [year, rows] of [...years].toSorted(([one], [other]) => one - other)) {
    const numbers = await takeNumbers(tx, { company, docType: 'invoice', year, count: rows.length })
    rows.forEach((row, index) => (row.number = numbers[index] ?? null))
  }
}

/** Rent belongs to who owns the unit on the day of issue, kept on the line. */
const withOwners = async (tx: Tx, company: string, invoices: NewInvoice[]): Promise<NewInvoice[]> => {
  const wanted = invoices.flatMap(({ unit, issueDate, lines }) =>
    unit && lines.some(lacksOwners) ? [{ unit, day: issueDate }] : [],
  )
  if (wanted.length === 0) return invoices
  const owners = await unitOwners(tx, company, wanted)
  return invoices.map((invoice) => {
    const shares = owners.get(ownersKey(invoice.unit ?? '', invoice.issueDate))
    if (!shares) return invoice
    return {
      ...invoice,
      lines: invoice.lines.map((line) => (lacksOwners(line) ? { ...line, ownerShares: shares } : line)),
    }
  })
}

const lacksOwners = ({ kind, ownerShares }: NewInvoice['lines'][number]): boolean =>
  kind === 'rent' && ownerShares === undefined

const penaltiesOf = ({ id, lineIds, invoice }: Priced) =>
  invoice.lines.flatMap(({ penalty }, index) => (penalty ? [{ penalty, invoice: id, line: lineIds[index] ?? '' }] : []))

const issuedOf = ({ id, number: given, invoice, totals }: Priced): IssuedInvoice => ({
  id,
  number: given ?? '',
  kind: invoice.kind,
  person: invoice.person,
  unit: invoice.unit ?? null,
  contract: invoice.contract ?? null,
  project: invoice.project ?? null,
  period: invoice.period ?? null,
  issueDate: invoice.issueDate,
  currency: invoice.currency,
  totalMinor: totals.total,
  lines: invoice.lines.map(({ kind, ownerShares }, index) => {
    const { net = 0n, discount = 0n, tax = 0n } = totals.lines[index] ?? {}
    return { kind, net, discount, tax, ownerShares: ownerShares ?? [] }
  }),
})
