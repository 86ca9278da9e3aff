import { randomUUID } from 'node:crypto'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { billPeriod } from '../../../src/services/billing/run-billing.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeLease, makePerson, makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type Answer = {
  errors?: { message: string; path?: string; code?: string; allowed?: string[] }[]
  id: string
  status: string
  number: string
  batch: string
  jobRun: string
  docs: Record<string, number>[]
} & Record<string, unknown>

export type Statement = {
  id: string
  number: string
  person: string
  status: string
  net: number
  collected: number
  fee: number
}

/** A company with an accountant, somebody who approves, and a way to let, bill, collect and settle. */
export const makePayoutsWorld = async (app: TestApp, slug: string) => {
  const { payload } = app
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const chief = await company.hire('chief', company.allBut())
  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(payload, sql, values)

  const call = (method: string, path: string, body?: unknown, by: string = boss.token, key: string = randomUUID()) =>
    app.api<Answer>(method, path, { token: by, body, headers: { 'idempotency-key': key } })
  const post = (path: string, body: unknown = {}, by?: string, key?: string) => call('POST', path, body, by, key)
  const get = (path: string, by?: string) => call('GET', path, undefined, by)

  /** A unit of these owners (basis points), let for a rent; the project takes 8 % of it. */
  const let_ = async ({ owners = [10_000], rentMinor = 3_500_000 }: { owners?: number[]; rentMinor?: number } = {}) => {
    const made = await makeProperty(payload, { company: company.id, owners })
    const tenant = await makePerson(payload, {
      company: company.id,
      name: `Tenant ${randomUUID().slice(0, 6)}`,
      isTenant: true,
    })
    const unit = made.units[0]?.id ?? ''
    const lease = await makeLease(payload, { company: company.id, unit, person: tenant.id, rentMinor })
    await moveLease({ req: await createReq(payload), companies: [company.id], id: lease.id, to: 'active' })
    return {
      project: made.project.id,
      unit,
      lease: lease.id,
      tenant: tenant.id,
      owners: made.owners.map(({ id }) => id),
    }
  }

  const bill = async (period: string, lease: string): Promise<string> => {
    await billPeriod({ req: await createReq(payload), company: company.id, period, issueDate: `${period}-01` })
    const [invoice] = await rows<{ id: string }>('select id from invoices where contract_id = $1 and period = $2', [
      lease,
      period,
    ])
    return invoice?.id ?? ''
  }

  /** Money in the cash box, put on an invoice. @returns the payment */
  const collect = async (tenant: string, invoice: string | null, amountMinor: number, valueDate: string) => {
    const allocations = invoice ? [{ invoice, amountMinor }] : []
    const body = { person: tenant, method: 'cash', amountMinor, currency: 'KES', valueDate, allocations }
    const { status, body: made } = await post('/finance/payments', body)
    if (status !== 201) throw new Error(JSON.stringify(made))
    return made.id
  }

  const statementsOf = (person: string) =>
    rows<Statement>(
      `select id, number, person_id as person, status, net_minor::int as net, collected_minor::int as collected, fee_minor::int as fee
       from payouts where person_id = $1 order by created_at, number`,
      [person],
    )

  /** Builds and runs the job. @returns the statements that are new for these owners */
  const build = async (persons: string[], toDate: string) => {
    const before = new Set((await Promise.all(persons.map(statementsOf))).flat().map(({ id }) => id))
    const { status, body } = await post('/finance/payouts/build', { toDate, persons })
    if (status !== 202) throw new Error(JSON.stringify(body))
    await drain(payload)
    return (await Promise.all(persons.map(statementsOf))).flat().filter(({ id }) => !before.has(id))
  }

  /** Built, handed in and approved: ready to be paid. */
  const approved = async (owner: string, toDate = '2026-10-31') => {
    const [statement] = await build([owner], toDate)
    if (!statement) throw new Error('There is nothing to settle.')
    await post(`/finance/payouts/${statement.id}/submit`)
    const { status, body } = await post(`/finance/payouts/${statement.id}/approve`, {}, chief.token)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return statement
  }

  const balanceOf = async (account: string, person: string): Promise<number> => {
    const [row] = await rows<{ balance: number }>(
      `select coalesce(-sum(e.amount_minor), 0)::int as balance from ledger_entries e join ledger_accounts a on a.id = e.account_id
       where a.key = $1 and e.person_id = $2`,
      [account, person],
    )
    return row?.balance ?? 0
  }
  return {
    ...company,
    boss,
    chief,
    rows,
    call,
    post,
    get,
    let_,
    bill,
    collect,
    build,
    approved,
    statementsOf,
    balanceOf,
  }
}

export type PayoutsWorld = Awaited<ReturnType<typeof makePayoutsWorld>>
