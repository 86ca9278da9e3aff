import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { recordAudit } from '../audit.ts'
import { postToLedger, type Posting } from '../ledger/post.ts'
import { takeNumbers } from '../numbers.ts'
import { emit } from '../outbox.ts'
import type { PlannedInvoice } from './plan-billing.ts'

type Issue = {
  req: PayloadRequest
  tx: Tx
  company: string
  period: string
  issueDate: string
  invoices: PlannedInvoice[]
}
type Numbered = PlannedInvoice & { id: string; number: string }

/** Writes planned invoices with their lines, ledger entries, audit and outbox rows: a handful of statements for any number. */
export const issueInvoices = async ({ req, tx, company, period, issueDate, invoices }: Issue): Promise<string[]> => {
  if (invoices.length === 0) return []
  const numbers = await takeNumbers(tx, {
    company,
    docType: 'invoice',
    year: Number(issueDate.slice(0, 4)),
    count: invoices.length,
  })
  const issued: Numbered[] = invoices.map((invoice, index) => ({
    ...invoice,
    id: randomUUID(),
    number: numbers[index] ?? '',
  }))

  await insertRows(
    tx,
    'invoices',
    issued.map((invoice) => invoiceRow({ company, period, issueDate, invoice })),
  )
  await insertRows(
    tx,
    'invoice_lines',
    issued.flatMap((invoice) => lineRows(company, invoice)),
  )
  await postToLedger(
    tx,
    company,
    issued.map((invoice) => postingOf(issueDate, invoice)),
  )
  await recordAudit({
    req,
    rows: issued.map(({ id, number, totalMinor }) => ({
      action: 'invoice.issue',
      entity: 'invoices',
      entityId: id,
      company,
      after: { number, totalMinor: Number(totalMinor), period },
    })),
  })
  await emit(tx, { topic: 'invoice.updated', company, payload: { company, period, count: issued.length } })
  return issued.map(({ id }) => id)
}

type RowArgs = { company: string; period: string; issueDate: string; invoice: Numbered }

const invoiceRow = ({ company, period, issueDate, invoice }: RowArgs): Record<string, unknown> => ({
  id: invoice.id,
  company_id: company,
  number: invoice.number,
  kind: 'rent',
  period,
  person_id: invoice.lease.person_id,
  unit_id: invoice.lease.unit_id,
  contract_id: invoice.lease.id,
  project_id: invoice.lease.project_id,
  issue_date: issueDate,
  due_date: invoice.dueDate,
  currency: invoice.lease.currency,
  subtotal_minor: invoice.totalMinor,
  discount_minor: 0,
  tax_minor: 0,
  total_minor: invoice.totalMinor,
  paid_minor: 0,
  credited_minor: 0,
  balance_minor: invoice.totalMinor,
  status: 'issued',
  payment_state: 'unpaid',
})

const lineRows = (company: string, { id, lease, owners, charges }: Numbered): Record<string, unknown>[] =>
  charges.map(({ kind, description, amountMinor, chargeKey }, index) => ({
    company_id: company,
    invoice_id: id,
    position: index + 1,
    kind,
    description,
    quantity: 1,
    unit_amount_minor: amountMinor,
    tax_rate_bps: 0,
    net_minor: amountMinor,
    discount_minor: 0,
    tax_minor: 0,
    total_minor: amountMinor,
    paid_minor: 0,
    currency: lease.currency,
    charge_key: chargeKey,
    owner_shares: kind === 'rent' ? owners : null,
  }))

const postingOf = (issueDate: string, { id, number, lease, owners, charges }: Numbered): Posting => ({
  event: 'invoice.issued',
  postedOn: issueDate,
  description: `Invoice ${number}: ${lease.unit}, ${lease.person}`,
  idempotencyKey: `invoice:${id}:issued`,
  sourceType: 'invoices',
  sourceId: id,
  currency: lease.currency,
  entries: postings.invoiceIssued({
    subject: {
      invoice: id,
      person: lease.person_id,
      unit: lease.unit_id,
      contract: lease.id,
      project: lease.project_id,
    },
    lines: charges.map(({ kind, amountMinor }) => ({
      kind,
      net: amountMinor,
      tax: 0n,
      ownerShares: kind === 'rent' ? owners : [],
    })),
  }),
})
