import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { readQuery } from '../../src/db/transaction.ts'
import { checkLedger } from '../../src/services/ledger/check-ledger.ts'
import { makeCompany, makeLease, makePerson, makeProperty, password } from '../helpers/factories.ts'
import { startUnlimitedApp } from '../helpers/unlimited-app.ts'
import type { TestApp } from '../helpers/app.ts'
import { type Books, commands, type Real } from './money-commands.ts'

jest.setTimeout(300_000)

/** `MONEY_SEED` replays a run; `MONEY_COMMANDS` and `MONEY_RUNS` make it longer. */
const seed = Number(process.env.MONEY_SEED ?? randomInt(2 ** 31 - 1))
const length = Number(process.env.MONEY_COMMANDS ?? 60)
const numRuns = Number(process.env.MONEY_RUNS ?? 2)

let app: TestApp
beforeAll(async () => {
  app = await startUnlimitedApp()
})
afterAll(() => app?.stop())

/** A company with two units of three owners, and two tenants who are billed by hand. */
const setUp = async (): Promise<{ model: Books; real: Real }> => {
  const company = await makeCompany(app.payload, `m${randomUUID().slice(0, 8)}`)
  const { units } = await makeProperty(app.payload, {
    company: company.id,
    units: 2,
    owners: [3_333, 3_333, 3_000],
  })
  const tenants: string[] = []
  const leases: string[] = []
  for (const [index, unit] of units.entries()) {
    const tenant = await makePerson(app.payload, { company: company.id, name: `Tenant ${index}`, isTenant: true })
    const lease = await makeLease(app.payload, { company: company.id, unit: unit.id, person: tenant.id })
    tenants.push(tenant.id)
    leases.push(lease.id)
  }
  const token = await app.login(company.email('administrator'), password)
  return {
    model: { invoices: [], payments: [], refunds: [], owed: new Map(), received: new Map(), seen: new Map() },
    real: { app, token, company: company.id, tenants, leases },
  }
}

/** What a tenant owes less what he has as credit, by the ledger alone. */
const netOf = async ({ company }: Real, person: string): Promise<bigint> => {
  const [row] = await readQuery<{ net: string }>(
    app.payload,
    `select coalesce(sum(e.amount_minor), 0)::bigint::text as net from ledger_entries e
     join ledger_accounts a on a.id = e.account_id and a.key in ('receivable', 'customer_credit')
     where e.company_id = $1 and e.person_id = $2`,
    [company, person],
  )
  return BigInt(row?.net ?? 0)
}

test(`any order of bills, payments, credits, refunds and payouts leaves books that agree (MONEY_SEED=${seed})`, async () => {
  const tried = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: length, size: 'max' }), async (run) => {
      const { model, real } = await setUp()
      await fc.asyncModelRun(() => ({ model, real }), run)
      for (const [tenant, person] of real.tenants.entries()) {
        const expected = (model.owed.get(tenant) ?? 0n) - (model.received.get(tenant) ?? 0n)
        expect([person, await netOf(real, person)]).toEqual([person, expected])
      }
      expect((await checkLedger(app.payload)).differences).toEqual([])
      for (const [name, count] of model.seen) tried.set(name, (tried.get(name) ?? 0) + count)
    }),
    { seed, numRuns, endOnFailure: true },
  )
  // A run in which nothing succeeds would prove nothing.
  expect(tried.get('issue') ?? 0).toBeGreaterThan(0)
  expect(tried.get('pay') ?? 0).toBeGreaterThan(0)
})
