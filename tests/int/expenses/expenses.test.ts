import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { recurringExpensesOf } from '../../../src/services/expenses/run-recurring-expenses.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type ExpensesWorld, makeExpensesWorld, pathsOf } from './expenses-world.ts'

let app: TestApp
let world: ExpensesWorld
let other: ExpensesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeExpensesWorld(app, 'expenses')
  other = await makeExpensesWorld(app, 'elsewhere')
}, 120_000)
afterAll(() => app.stop())

describe('a bill', () => {
  test('has tax, total and number worked out, whatever was sent (M18)', async () => {
    const { status, body } = await world.bill({
      taxMinor: 16,
      totalMinor: 1,
      paidMinor: 99,
      status: 'paid',
      number: 'X',
    })
    expect([status, body.doc]).toMatchObject([
      201,
      { amountMinor: 100_000, taxMinor: 16_000, totalMinor: 116_000, paidMinor: 0, status: 'waiting_for_approval' },
    ])
    expect(body.doc.number).toMatch(/^PV-/)
  })

  test.each([
    ['an amount of zero', { amountMinor: 0 }, 'amountMinor'],
    ['a fraction', { amountMinor: 10.5 }, 'amountMinor'],
    ['a date in the future', { invoiceDate: '2036-01-01', dueDate: '2036-01-02' }, 'invoiceDate'],
    ['a due date before its date', { dueDate: '2026-09-30' }, 'dueDate'],
    ['an unknown currency', { currency: 'ABC' }, 'currency'],
  ])('with %s is refused', async (_name, over, path) => {
    const { status, body } = await world.bill(over)
    expect([status, pathsOf(body)]).toEqual([400, [path]])
  })

  test('of another company’s supplier, or of who is none, is refused', async () => {
    expect((await world.bill({ vendor: other.vendor })).status).toBe(400)
    expect(pathsOf((await world.bill({ vendor: world.person })).body)).toEqual(['vendor'])
  })

  test('with a number of the supplier that is entered already is refused', async () => {
    const vendorReference = `B-${randomUUID().slice(0, 6)}`
    expect((await world.bill({ vendorReference })).status).toBe(201)
    expect((await world.bill({ vendorReference })).status).toBeGreaterThanOrEqual(400)
  })
})

describe('approval', () => {
  test('posts the expense with recovered tax apart, and freezes the bill', async () => {
    const id = await world.approved()
    expect(await world.balance('expense', { expense: id })).toBe(100_000)
    expect(await world.balance('tax_receivable', { expense: id })).toBe(16_000)
    expect(await world.balance('supplier_payable', { expense: id, person: world.vendor })).toBe(-116_000)
    const { status, body } = await world.call('PATCH', `/expenses/${id}`, { amountMinor: 1 })
    expect([status, pathsOf(body)]).toEqual([409, ['amountMinor']])
    expect((await world.call('PATCH', `/expenses/${id}`, { notes: 'Guarantee: two years' })).status).toBe(200)
    expect((await world.call('DELETE', `/expenses/${id}`)).status).toBe(409)
    expect((await world.post(`/finance/expenses/${id}/approve`)).status).toBe(409)
  })

  test('puts the owners’ bill on them by their shares of the day, the rest on the company', async () => {
    const id = await world.approved({ chargedTo: 'owner', amountMinor: 100_001, taxRateBps: 0 })
    const [first = '', second = ''] = world.owners
    const owed = [await world.balance('owner_payable', { expense: id, person: first })]
    owed.push(
      await world.balance('owner_payable', { expense: id, person: second }),
      await world.balance('expense', { expense: id }),
    )
    expect(owed).toEqual([60_001, 33_330, 6_670])
    expect((await world.post(`/finance/expenses/${id}/cancel`, { reason: 'Wrong unit' })).body.status).toBe('cancelled')
    expect(await world.balance('owner_payable', { expense: id })).toBe(0)
    expect(await world.balance('supplier_payable', { expense: id })).toBe(0)
  })

  test('above the company’s limit is not for who entered it; the role’s limit holds too', async () => {
    const { body } = await world.bill({ amountMinor: 9_000_000 })
    const path = `/finance/expenses/${body.doc.id}/approve`
    expect((await world.post(path)).status).toBe(403)
    const clerk = await world.hire(
      'clerk',
      ['finance.expenses.approve', 'finance.expenses.view'],
      [{ permission: 'finance.expenses.approve', amountMinor: 5_000_000 }],
    )
    expect((await world.post(path, {}, clerk.token)).status).toBe(403)
    expect((await world.post(path, {}, world.chief.token)).status).toBe(200)
  })

  test('refused, a bill that is changed waits again; nothing of it is paid', async () => {
    const id = (await world.bill()).body.doc.id
    expect((await world.post(`/finance/expenses/${id}/reject`, { reason: 'No quotation' })).body.status).toBe(
      'rejected',
    )
    expect((await world.pay(id, {})).status).toBe(409)
    const { body } = await world.call('PATCH', `/expenses/${id}`, { description: 'New taps, quotation 7' })
    expect(body.doc.status).toBe('waiting_for_approval')
    expect((await world.pay(id, {})).status).toBe(409)
  })

  test('is for who may, in his own company', async () => {
    const id = (await world.bill()).body.doc.id
    const viewer = await world.hire('reader', ['finance.expenses.view'])
    expect((await world.post(`/finance/expenses/${id}/approve`, {}, viewer.token)).status).toBe(403)
    expect((await world.post(`/finance/expenses/${id}/approve`, {}, other.boss.token)).status).toBe(404)
  })
})

describe('recurring expenses', () => {
  test('come once a date, on the day of the month they began with, and wait for approval', async () => {
    const { body } = await world.post('/recurring-expenses', {
      company: world.id,
      ...{ vendor: world.vendor, category: world.category, project: world.home.project, description: 'Guards' },
      ...{ amountMinor: 50_000, taxRateBps: 0, currency: 'KES', chargedTo: 'company' },
      ...{ everyMonths: 1, nextDate: '2026-01-31', endDate: '2026-04-01', dueDays: 10 },
    })
    const made = await Promise.all([1, 2].map(() => recurringExpensesOf({ payload: app.payload, company: world.id })))
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(3)
    const rows = await world.rows<{ date: string; status: string }>(
      'select invoice_date as date, status from expenses where recurring_id = $1 order by 1',
      [body.doc.id],
    )
    expect(rows.map(({ date }) => date)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['waiting_for_approval']))
  })
})

test('a budget tells what is left: approved bills count, waiting ones are told apart', async () => {
  const category = (await world.post('/expense-categories', { company: world.id, name: 'Lifts' })).body.doc.id
  const budget = { project: world.home.project, category, year: 2026, amountMinor: 300_000, currency: 'KES' }
  const { body } = await world.post('/budgets', { company: world.id, ...budget })
  await world.approved({ category })
  await world.bill({ category, amountMinor: 20_000, taxRateBps: 0 })
  const use = await world.call('GET', `/finance/budgets/use?id=${body.doc.id}`)
  expect(use.body.docs).toMatchObject([{ approvedMinor: 116_000, waitingMinor: 20_000, leftMinor: 184_000 }])
  expect(
    (await world.call('GET', `/finance/budgets/use?id=${body.doc.id}`, undefined, other.boss.token)).body.docs,
  ).toEqual([])
})

test('the cost of a repair becomes its expense, once', async () => {
  const made = await world.post('/maintenance-requests', {
    company: world.id,
    ...{ title: 'Broken tap', project: world.home.project, unit: world.home.unit, category: 'plumbing' },
    ...{ vendor: world.vendor, costMinor: 70_000, currency: 'KES', chargedTo: 'owner', priority: 'low' },
  })
  const body = { request: made.body.doc.id, category: world.category }
  const first = await world.post('/finance/expenses/from-maintenance', body)
  expect([first.status, first.body.totalMinor, first.body.status]).toEqual([201, 70_000, 'waiting_for_approval'])
  expect((await world.post('/finance/expenses/from-maintenance', body)).status).toBe(409)
  expect((await world.post('/finance/expenses/from-maintenance', body, other.boss.token)).status).toBe(404)
})

test('figures count what is owed, never what was refused; the books agree', async () => {
  const { body } = await other.call('GET', '/finance/expenses/statistics')
  expect(body.currencies).toEqual([])
  const id = await other.approved()
  await other.pay(id, { amountMinor: 50_000 })
  const refused = (await other.bill()).body.doc.id
  await other.post(`/finance/expenses/${refused}/reject`, { reason: 'Not ours' })
  expect((await other.call('GET', '/finance/expenses/statistics')).body.currencies).toMatchObject([
    { approved: 1, totalMinor: 116_000, paidMinor: 50_000, outstandingMinor: 66_000, waiting: 0, overdue: 1 },
  ])
  expect((await checkLedger(app.payload)).differences).toEqual([])
})
