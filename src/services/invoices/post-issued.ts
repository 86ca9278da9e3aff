import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { PostedLine } from '../../domain/ledger/invoice-postings.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { minorToNumber } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { announceInvoices } from './announce-invoices.ts'
import { applyOpenCredit } from './apply-open-credit.ts'

/** An invoice whose rows say `issued` already. */
export type IssuedInvoice = {
  id: string
  number: string
  /** `opening`: from before the books began; nobody's credit is put on it */
  kind: string
  person: string
  unit: string | null
  contract: string | null
  project: string | null
  period: string | null
  issueDate: string
  currency: string
  totalMinor: bigint
  lines: PostedLine[]
}

type Issued = { req: PayloadRequest; tx: Tx; company: CompanySettings; invoices: IssuedInvoice[] }

/** All that follows from issuing: ledger, audit, events, and the payers' credit where the company applies it by itself. */
export const postIssued = async ({ req, tx, company, invoices }: Issued): Promise<void> => {
  if (invoices.length === 0) return
  const names = await namesOf(tx, company.id, invoices)
  await postToLedger(
    tx,
    company.id,
    invoices.map((invoice) => ({
      event: 'invoice.issued',
      postedOn: invoice.issueDate,
      description: [`Invoice ${invoice.number}`, describe(invoice, names)].filter(Boolean).join(': '),
      idempotencyKey: `invoice:${invoice.id}:issued`,
      sourceType: 'invoices',
      sourceId: invoice.id,
      currency: invoice.currency,
      entries: postings.invoiceIssued({
        subject: subjectOf(invoice),
        lines: invoice.lines.map((line) => ({ ...line, isOpening: invoice.kind === 'opening' })),
      }),
    })),
  )
  await recordAudit({
    req,
    rows: invoices.map(({ id, number, totalMinor, currency, period }) => ({
      action: 'invoice.issue',
      entity: 'invoices',
      entityId: id,
      company: company.id,
      after: { number, totalMinor: minorToNumber(totalMinor), currency, ...(period && { period }) },
    })),
  })
  await announceInvoices(tx, company.id, invoices)
  await applyOpenCredit({ req, tx, company, invoices: invoices.filter(({ kind }) => kind !== 'opening') })
}

const subjectOf = ({ id, person, unit, contract, project }: IssuedInvoice) => ({
  invoice: id,
  person,
  unit: unit ?? undefined,
  contract: contract ?? undefined,
  project: project ?? undefined,
})

const describe = ({ unit, person }: IssuedInvoice, names: Map<string, string>): string =>
  [unit && names.get(unit), names.get(person)].filter(Boolean).join(', ')

const namesOf = async (tx: Tx, company: string, invoices: IssuedInvoice[]): Promise<Map<string, string>> => {
  const ids = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))]
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from people where company_id = $1 and id = any($2::uuid[])
     union all
     select id, identifier from units where company_id = $1 and id = any($3::uuid[])`,
    [company, ids(invoices.map(({ person }) => person)), ids(invoices.map(({ unit }) => unit))],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
