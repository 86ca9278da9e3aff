import { randomUUID } from 'node:crypto'
import { insertRows } from '../../../src/db/insert-rows.ts'
import { createReq, readQuery, type Tx, withTransaction } from '../../../src/db/transaction.ts'
import type { Entry } from '../../../src/domain/ledger/entry.ts'
import { postings } from '../../../src/domain/ledger/postings.ts'
import type { PostedLine } from '../../../src/domain/ledger/invoice-postings.ts'
import { postToLedger } from '../../../src/services/ledger/post.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease, makePerson, makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

/** What an invoice of the books is about. */
type Bill = { unit: string; project: string; person: string; on: string; due: string; lines: PostedLine[] }

export type Books = Awaited<ReturnType<typeof makeBooks>>

/** A company whose books are written through the one table of postings, with the documents that they are about. */
export const makeBooks = async (app: TestApp, slug: string) => {
  const staffed = await makeStaffedCompany(app, slug)
  const { payload } = app
  const { company } = staffed
  const boss = await staffed.hire('books', staffed.allBut())
  const property = await makeProperty(payload, { company, units: 3, owners: [6_000, 3_000] })
  const [one, two] = property.units
  const tenant = await makePerson(payload, { company, name: '=Otieno & Sons', isTenant: true })
  const lease = await makeLease(payload, { company, unit: one?.id ?? '', person: tenant.id })
  await readQuery(payload, `update contracts set status = 'active', number = 'L-1' where id = $1`, [lease.id])
  await readQuery(payload, `update units set created_at = '2025-01-01' where project_id = $1`, [property.project.id])
  await readQuery(payload, `update units set status = 'rented' where id = $1`, [one?.id])
  const shares = property.owners.map(({ id }, index) => ({ person: id, bps: index === 0 ? 6_000 : 3_000 }))
  let count = 0

  const inBooks = async <Result>(work: (tx: Tx) => Promise<Result>) => withTransaction(await createReq(payload), work)
  const post = (tx: Tx, posting: { event: string; on: string; about: string; entries: Entry[] }) =>
    postToLedger(tx, company, [
      {
        event: posting.event,
        postedOn: posting.on,
        description: `${posting.event} ${posting.about}`,
        idempotencyKey: `${posting.event}:${randomUUID()}`,
        sourceType: 'test',
        sourceId: posting.about,
        currency: 'KES',
        entries: posting.entries,
      },
    ])

  const bill = ({ unit, project, person, on, due, lines }: Bill) =>
    inBooks(async (tx) => {
      const id = randomUUID()
      const sum = (pick: (line: PostedLine) => bigint) => lines.reduce((total, line) => total + pick(line), 0n)
      const total = sum(({ net, tax }) => net + tax)
      const common = { company_id: company, currency: 'KES' }
      const state = { status: 'issued', payment_state: 'unpaid', kind: 'manual' }
      const amounts = { subtotal_minor: sum(({ net }) => net), tax_minor: sum(({ tax }) => tax), total_minor: total }
      const place = { person_id: person, unit_id: unit, project_id: project }
      const document = { id, number: `T-${++count}`, issue_date: on, due_date: due, balance_minor: total }
      await insertRows(tx, 'invoices', [{ ...common, ...state, ...amounts, ...place, ...document, ...zeros }])
      const rows = lines.map((line, index) => ({
        ...common,
        id: randomUUID(),
        invoice_id: id,
        position: index + 1,
        kind: line.kind,
        description: line.kind,
        quantity: 1,
        unit_amount_minor: line.net,
        net_minor: line.net,
        tax_minor: line.tax,
        tax_rate_bps: 0,
        discount_minor: 0,
        total_minor: line.net + line.tax,
        paid_minor: 0,
        credited_minor: 0,
        owner_shares: line.ownerShares ?? null,
      }))
      await insertRows(tx, 'invoice_lines', rows)
      const subject = { invoice: id, person, unit, project }
      await post(tx, {
        event: 'invoice.issued',
        on,
        about: `T-${count}`,
        entries: postings.invoiceIssued({ subject, lines }),
      })
      return { id, subject, lines, rows }
    })

  /** Pays the first line of an invoice. */
  const pay = ({ invoice, amount, on, excess = 0n }: Receipt & { invoice: Issued }) =>
    inBooks(async (tx) => {
      const payment = randomUUID()
      const [line] = invoice.lines
      const [row] = invoice.rows
      const { person } = invoice.subject
      await insertRows(tx, 'payments', [
        {
          ...{ id: payment, company_id: company, number: `R-${++count}`, method: 'cash', value_date: on },
          ...{ amount_minor: amount + excess, allocated_minor: amount, unallocated_minor: excess, refunded_minor: 0 },
          ...{ currency: 'KES', person_id: person, status: 'received', origin: 'manual' },
        },
      ])
      const [paid] = await tx.query<{ before: string }>(
        'update invoice_lines set paid_minor = paid_minor + $2 where id = $1 returning paid_minor - $2 as before',
        [row?.id, amount],
      )
      await tx.query(
        `update invoices set paid_minor = paid_minor + $2, balance_minor = balance_minor - $2,
           payment_state = case when balance_minor = $2 then 'paid' else 'partial' end where id = $1`,
        [invoice.id, amount],
      )
      await insertRows(tx, 'allocations', [
        {
          ...{ company_id: company, payment_id: payment, invoice_id: invoice.id, line_id: row?.id },
          ...{ amount_minor: amount, currency: 'KES', effective_on: on },
        },
      ])
      const before = BigInt(paid?.before ?? 0)
      const entries = [
        ...postings.paymentReceived({
          payer: { payment, person },
          money: { account: 'cash' },
          amount: amount + excess,
          allocations: [{ ...invoice.subject, amount }],
          excess,
        }),
        ...postings.rentCollected({
          payment,
          lines: line ? [{ ...line, ...invoice.subject, paidBefore: before, paidAfter: before + amount }] : [],
        }),
      ]
      await post(tx, { event: 'payment.received', on, about: `R-${count}`, entries })
      return payment
    })

  /** Credits part of the first line of an unpaid or partly paid invoice. */
  const credit = ({ invoice, amount, on }: Receipt & { invoice: Issued }) =>
    inBooks(async (tx) => {
      const [line] = invoice.lines
      const [row] = invoice.rows
      const note = randomUUID()
      const [state] = await tx.query<{ paid: string }>(
        'update invoice_lines set credited_minor = credited_minor + $2 where id = $1 returning paid_minor as paid',
        [row?.id, amount],
      )
      await tx.query(
        'update invoices set credited_minor = credited_minor + $2, balance_minor = balance_minor - $2 where id = $1',
        [invoice.id, amount],
      )
      const common = { company_id: company, currency: 'KES', amount_minor: amount }
      await insertRows(tx, 'credit_notes', [
        {
          ...{ ...common, id: note, number: `C-${++count}`, kind: 'credit', issue_date: on, reason: 'other' },
          ...{ invoice_id: invoice.id, person_id: invoice.subject.person, status: 'issued' },
        },
      ])
      await insertRows(tx, 'credit_note_lines', [
        { ...common, credit_note_id: note, line_id: row?.id, net_minor: amount, tax_minor: 0 },
      ])
      const credited = { ...invoice.subject, paid: BigInt(state?.paid ?? 0), creditedBefore: 0n, creditedAfter: amount }
      const entries = line ? postings.creditNoteIssued({ kind: 'credit', lines: [{ ...line, ...credited }] }) : []
      await post(tx, { event: 'credit_note.issued', on, about: `C-${count}`, entries })
    })

  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(payload, sql, values)
  const account = async (key: string) =>
    (
      await rows<{ id: string }>(`select id from ledger_accounts where company_id = $1 and key = $2 and subject = ''`, [
        company,
        key,
      ])
    )[0]?.id ?? ''
  return {
    ...staffed,
    boss,
    property: property.project.id,
    units: { let: one?.id ?? '', empty: two?.id ?? '' },
    owners: property.owners,
    tenant,
    shares,
    inBooks,
    post,
    bill,
    pay,
    credit,
    rows,
    account,
  }
}

type Issued = {
  id: string
  subject: { invoice: string; person: string; unit: string; project: string }
  lines: PostedLine[]
  rows: { id: string }[]
}
type Receipt = { amount: bigint; on: string; excess?: bigint }

const zeros = { discount_minor: 0, paid_minor: 0, credited_minor: 0 }
