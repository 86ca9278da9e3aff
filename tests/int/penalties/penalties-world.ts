import { randomUUID } from 'node:crypto'
import type { PermissionCode } from '../../../src/access/permissions.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { addDays } from '../../../src/domain/calendar.ts'
import { companySettings } from '../../../src/services/companies.ts'
import type { NewLine } from '../../../src/services/invoices/new-invoice.ts'
import { writeInvoices } from '../../../src/services/invoices/write-invoices.ts'
import { chargeLate } from '../../../src/services/penalties/run-penalties.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeStaffedCompany } from '../permissions/company.ts'
import { makePortal, tokenOf } from '../rows/people.ts'

type Problem = { message: string; path?: string; code?: string; allowed?: string[] }
export type Answer = Record<string, unknown> & { errors?: Problem[]; id: string; status: string; waiver: string }
export type PenaltyRow = {
  id: string
  number: string
  status: string
  amount: number
  waived: number
  period: string | null
  sequence: number
  invoice: string | null
  line: string | null
}

type Bill = { amount?: number; due?: string; kind?: NewLine['kind']; lines?: Partial<NewLine>[]; person?: string }

/** A company with a policy, a lease to bill, and hands that charge, waive and approve. */
export const makePenaltiesWorld = async (app: TestApp, slug: string) => {
  const { payload } = app
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const portal = await tokenOf(payload, await makePortal(payload, company.person, `portal@${slug}.test`), '')
  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(payload, sql, values)
  await rows('update people set email = $2 where id = $1', [company.person, `payer@${slug}.test`])
  const settings = () => companySettings(payload, company.company)
  const { today } = await settings()

  const call = (method: string, path: string, body?: unknown, { by = boss.token, key = randomUUID() as string } = {}) =>
    app.api<Answer>(method, path, { token: by, body, headers: method === 'POST' ? { 'idempotency-key': key } : {} })
  const post = (path: string, body: unknown = {}, options?: { by?: string; key?: string }) =>
    call('POST', path, body, options)
  const active = await post(`/contracts/${company.lease}/activate`)
  if (active.status !== 200) throw new Error(active.text)
  const get = async <Body = Answer>(path: string, by: string = boss.token) => app.api<Body>('GET', path, { token: by })

  const makePolicy = async (version: object, over: object = {}) => {
    const made = await call('POST', '/penalty-policies', { company: company.company, name: randomUUID(), ...over })
    const id = (made.body.doc as { id: string }).id
    const { status, text } = await post(`/finance/penalty-policies/${id}/versions`, {
      validFrom: '2026-01-01',
      ...version,
    })
    if (status !== 201) throw new Error(text)
    return id
  }

  const bill = async ({ amount = 30_000_00, due = '2026-09-05', kind = 'service', lines, person }: Bill = {}) => {
    const req = await createReq(payload)
    const [invoice] = await withTransaction(req, async (tx) =>
      writeInvoices({
        req,
        tx,
        company: await settings(),
        status: 'issued',
        invoices: [
          {
            kind: 'manual',
            person: person ?? company.person,
            unit: company.unit,
            contract: company.lease,
            project: company.project,
            issueDate: addDays(due, -5),
            dueDate: due,
            currency: 'KES',
            lines: (lines ?? [{ kind, unitAmountMinor: BigInt(amount) }]).map((line) => ({
              kind: 'service',
              description: 'Charge',
              quantity: 1,
              unitAmountMinor: 0n,
              taxRateBps: 0,
              ...line,
            })),
          },
        ],
      }),
    )
    if (!invoice) throw new Error('No invoice was written.')
    return invoice.id
  }

  /** Charges up to a day, as the nightly run does. */
  const night = async (asOf: string, since: Date | null = new Date(0)) =>
    chargeLate({ req: await createReq(payload), company: await settings(), asOf, since })

  const penaltiesOf = (invoice: string) =>
    rows<PenaltyRow>(
      `select id, number, status, amount_minor::int as amount, waived_minor::int as waived, period, sequence::int as sequence,
              invoice_id as invoice, line_id as line
       from penalties where overdue_invoice_id = $1 or id = $1 order by period, sequence`,
      [invoice],
    )
  const pay = async (invoice: string, amountMinor: number, valueDate: string) => {
    const body = {
      person: company.person,
      method: 'cash',
      amountMinor,
      currency: 'KES',
      valueDate,
      allocations: [{ invoice, amountMinor }],
    }
    const answer = await post('/finance/payments', body)
    if (answer.status !== 201) throw new Error(answer.text)
    return answer.body.id
  }
  const invoiceOf = async (id: string) =>
    (
      await rows<{ balance: number; credited: number; status: string; number: string }>(
        `select balance_minor::int as balance, credited_minor::int as credited, status, number from invoices where id = $1`,
        [id],
      )
    )[0]
  const hire = (codes: PermissionCode[], limits: Parameters<typeof company.hire>[2] = []) =>
    company.hire(`h-${randomUUID().slice(0, 6)}`, codes, limits)
  return {
    ...company,
    boss,
    portal,
    today,
    settings,
    rows,
    call,
    post,
    get,
    makePolicy,
    bill,
    night,
    penaltiesOf,
    pay,
    invoiceOf,
    hire,
  }
}

export type PenaltiesWorld = Awaited<ReturnType<typeof makePenaltiesWorld>>

/** Status and the paths of what was refused. */
export const refusal = ({ status, body }: { status: number; body: Pick<Answer, 'errors'> }) => [
  status,
  ...(body.errors ?? []).map(({ path }) => path),
]
