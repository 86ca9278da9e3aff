import { randomUUID } from 'node:crypto'
import { readQuery } from '../../../src/db/transaction.ts'
import { createReq } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson, makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type Answer = Record<string, unknown> & {
  id: string
  status: string
  reference: string
  failureReason: string | null
  reviewReason: string | null
  leftMinor: number
  doc: Record<string, unknown> & { id: string; number: string; status: string }
  docs: Record<string, unknown>[]
  errors?: { message: string; path?: string; code?: string; allowed?: string[]; errors?: { path: string }[] }[]
}

/** A company with a supplier and his accounts, a bookkeeper, and somebody who approves. */
export const makeExpensesWorld = async (app: TestApp, slug: string) => {
  const { payload } = app
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const chief = await company.hire('chief', company.allBut())
  const { project, units, owners } = await makeProperty(payload, { company: company.id, owners: [6_000, 3_333] })
  const vendor = await makePerson(payload, { company: company.id, name: 'Maji Plumbers', isVendor: true })
  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(payload, sql, values)
  const [category] = await rows<{ id: string }>(
    `insert into expense_categories (id, company_id, name, is_active) values (gen_random_uuid(), $1, $2, true) returning id`,
    [company.id, `Repairs ${randomUUID().slice(0, 6)}`],
  )

  const call = (method: string, path: string, body?: unknown, by: string = boss.token, key: string = randomUUID()) =>
    app.api<Answer>(method, path, { token: by, body, headers: { 'idempotency-key': key } })
  const post = (path: string, body: unknown = {}, by?: string, key?: string) => call('POST', path, body, by, key)

  const bill = (over: object = {}, by?: string) =>
    post(
      '/expenses',
      {
        company: company.id,
        vendor: vendor.id,
        category: category?.id,
        project: project.id,
        unit: units[0]?.id,
        description: 'New taps',
        amountMinor: 100_000,
        taxRateBps: 1_600,
        currency: 'KES',
        invoiceDate: '2026-10-01',
        dueDate: '2026-10-15',
        chargedTo: 'company',
        ...over,
      },
      by,
    )

  /** An expense of 1,160 in the books. */
  const approved = async (over: object = {}): Promise<string> => {
    const { body, status } = await bill(over)
    if (status !== 201) throw new Error(JSON.stringify(body))
    const answer = await post(`/finance/expenses/${body.doc.id}/approve`, {}, chief.token)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return body.doc.id
  }

  const account = async (over: { kind?: string; accountNumber?: string; provider?: string; person?: string } = {}) => {
    const made = await payload.create({
      collection: 'payment-accounts',
      req: await createReq(payload),
      overrideAccess: true,
      data: {
        company: company.id,
        person: vendor.id,
        kind: 'mobile',
        provider: '63902',
        accountNumber: `+2547${Math.floor(10_000_000 + Math.random() * 80_000_000)}`,
        accountName: 'Maji Plumbers',
        ...over,
      } as never,
    })
    return String(made.id)
  }
  /** An account that money may go to at once. */
  const verified = async (over: Parameters<typeof account>[0] = {}) => {
    const id = await account(over)
    await rows(
      `update payment_accounts set status = 'verified', is_active = true, usable_from = now() - interval '1 hour' where id = $1`,
      [id],
    )
    return id
  }
  const pay = (id: string, body: object, by?: string, key?: string) =>
    post(`/finance/expenses/${id}/pay`, { method: 'cash', ...body }, by, key)
  const stateOf = async (id: string) => {
    const [row] = await rows<{ status: string; paid: string }>(
      'select status, paid_minor as paid from expenses where id = $1',
      [id],
    )
    return [row?.status, Number(row?.paid)]
  }
  /** Net of an account by its key, debit above zero. */
  const balance = async (key: string, where: { expense?: string; person?: string } = {}) => {
    const [row] = await rows<{ amount: string }>(
      `select coalesce(sum(e.amount_minor), 0) as amount from ledger_entries e join ledger_accounts a on a.id = e.account_id
       where e.company_id = $1 and a.key = $2 and ($3::uuid is null or e.expense_id = $3) and ($4::uuid is null or e.person_id = $4)`,
      [company.id, key, where.expense ?? null, where.person ?? null],
    )
    return Number(row?.amount)
  }
  return {
    ...company,
    ...{ boss, chief, owners: owners.map(({ id }) => id), vendor: vendor.id, category: category?.id ?? '' },
    ...{ home: { project: project.id, unit: units[0]?.id ?? '' } },
    ...{ rows, call, post, bill, approved, account, verified, pay, stateOf, balance },
  }
}

export type ExpensesWorld = Awaited<ReturnType<typeof makeExpensesWorld>>

export const pathsOf = ({ errors = [] }: Answer): unknown[] =>
  errors.flatMap(({ path, errors: inner }) => (inner ? inner.map((error) => error.path) : [path]))
