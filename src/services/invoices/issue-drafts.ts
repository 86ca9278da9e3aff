import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { groupBy } from '../../domain/group-by.ts'
import { invoiceTransitions } from '../../domain/invoice.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { takeNumbers } from '../numbers.ts'
import { requireTransition } from '../transition.ts'
import { linesOf, type LockedInvoice, lockInvoices, type StoredLine } from './lock-invoice.ts'
import { postIssued } from './post-issued.ts'
import { type InvoiceAnswer, readInvoice } from './read-invoice.ts'
import { sendInvoices } from './send-invoices.ts'
import { ownersKey, unitOwners } from './unit-owners.ts'

type IssueOne = { req: PayloadRequest; company: string; id: string; sends?: boolean }

/** Issues a draft: number, ledger, credit of the payer. @throws 404; 409 for what is no draft or dated on a day to come */
export const issueInvoice = async ({ req, company: id, id: invoice, sends }: IssueOne): Promise<InvoiceAnswer> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const [draft] = await lockInvoices(tx, id, [invoice])
    if (!draft) throw notFound()
    requireTransition(invoiceTransitions, draft.status, 'issued')
    if (draft.issueDate > company.today) {
      throw conflict('It is dated on a day to come: issue it then, or change its date.', { path: 'issueDate' })
    }
    await issueDrafts({ req, tx, company, drafts: [draft] })
    if (sends) await sendInvoices({ req, tx, company, invoices: [invoice] })
    return readInvoice(tx, id, invoice)
  })
}

type Drafts = { req: PayloadRequest; tx: Tx; company: CompanySettings; drafts: LockedInvoice[] }

/** Issues drafts that the caller has locked and looked at: a handful of statements for any number. */
export const issueDrafts = async ({ req, tx, company, drafts }: Drafts): Promise<void> => {
  if (drafts.length === 0) return
  const lines = await linesOf(tx, company.id, ids(drafts))
  await takeOwners({ tx, company: company.id, drafts, lines })
  const numbers = await numbersOf(tx, company.id, drafts)
  await tx.query(
    `update invoices i set number = n.number, status = 'issued', issued_at = $2::timestamptz, updated_at = now(),
       change_token = coalesce(i.change_token, 0) + 1
     from jsonb_to_recordset($1::jsonb) as n (id uuid, number text) where i.id = n.id`,
    [JSON.stringify([...numbers].map(([id, number]) => ({ id, number }))), now().toISOString()],
  )
  const byInvoice = groupBy(lines, ({ invoice }) => invoice)
  const invoices = drafts.map((draft) => ({
    ...draft,
    number: numbers.get(draft.id) ?? '',
    lines: (byInvoice.get(draft.id) ?? []).map(({ ownerShares, ...line }) => ({
      ...line,
      ownerShares: ownerShares ?? [],
    })),
  }))
  await postIssued({ req, tx, company, invoices })
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

const numbersOf = async (tx: Tx, company: string, drafts: LockedInvoice[]): Promise<Map<string, string>> => {
  const given = new Map<string, string>()
  const years = groupBy(drafts, ({ issueDate }) => Number(issueDate.slice(0, 4)))
  for (const [year, rows] of [...years].toSorted(([one], [other]) => one - other)) {
    const numbers = await takeNumbers(tx, { company, docType: 'invoice', year, count: rows.length })
    rows.forEach(({ id }, index) => given.set(id, numbers[index] ?? ''))
  }
  return given
}

/** Rent belongs to who owns the unit on the day of issue: written on its lines, in place and in the database. */
const takeOwners = async ({
  tx,
  company,
  drafts,
  lines,
}: {
  tx: Tx
  company: string
  drafts: LockedInvoice[]
  lines: StoredLine[]
}): Promise<void> => {
  const draftOf = new Map(drafts.map((draft) => [draft.id, draft]))
  const rents = lines.flatMap((line) => {
    const draft = draftOf.get(line.invoice)
    return line.kind === 'rent' && !line.ownerShares && draft?.unit
      ? [{ line, unit: draft.unit, day: draft.issueDate }]
      : []
  })
  const owners = await unitOwners(
    tx,
    company,
    rents.map(({ unit, day }) => ({ unit, day })),
  )
  const owned = rents.flatMap(({ line, unit, day }) => {
    line.ownerShares = owners.get(ownersKey(unit, day))
    return line.ownerShares ? [{ id: line.id, shares: line.ownerShares }] : []
  })
  if (owned.length === 0) return
  await tx.query(
    `update invoice_lines l set owner_shares = o.shares
     from jsonb_to_recordset($1::jsonb) as o (id uuid, shares jsonb) where l.id = o.id`,
    [JSON.stringify(owned)],
  )
}
