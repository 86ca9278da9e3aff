import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addDays } from '../../../src/domain/calendar.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type InvoiceWorld, makeInvoiceWorld, refusal } from './invoice-world.ts'

let app: TestApp
let world: InvoiceWorld
let far: InvoiceWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeInvoiceWorld(app, 'invoices')
  far = await makeInvoiceWorld(app, 'invoices-far')
})
afterAll(async () => {
  try {
    expect((await checkLedger(app.payload)).differences).toEqual([])
  } finally {
    await app?.stop()
  }
})

const ledgerOf = (invoice: string) =>
  world.rows<{ key: string; amount: number }>(
    `select a.key, sum(e.amount_minor)::float8 as amount from ledger_entries e join ledger_accounts a on a.id = e.account_id
     where e.invoice_id = $1 group by a.key having sum(e.amount_minor) <> 0 order by a.key`,
    [invoice],
  )

describe('a draft', () => {
  test('is worked out by the one formula, with a discount and a tax rate per line', async () => {
    const lines = [
      world.line({ kind: 'service', unitAmountMinor: 2_500_000, taxRateBps: 1_600 }),
      world.line({ kind: 'other', unitAmountMinor: 150_050, quantity: 3, taxRateBps: 1_600 }),
    ]
    const { status, body } = await world.post('/finance/invoices', world.input({ lines, discountBps: 1_000 }))
    expect(status).toBe(201)
    const sums = { subtotalMinor: 2_950_150, discountMinor: 295_015, taxMinor: 424_822, totalMinor: 3_079_957 }
    expect(body).toMatchObject({ ...sums, balanceMinor: 3_079_957, status: 'draft', number: null, currency: 'KES' })
    expect(body.dueDate).toBe(addDays(body.issueDate, 14))
    expect(
      (
        await world.post('/finance/invoices/totals', {
          lines,
          discountBps: 1_000,
        })
      ).body,
    ).toMatchObject(sums)
    expect(await ledgerOf(body.id)).toEqual([])
  })

  test('comes once for a key, and not for another request with it', async () => {
    const key = randomUUID()
    const [one, two] = [
      await world.post('/finance/invoices', world.input(), { key }),
      await world.post('/finance/invoices', world.input(), { key }),
    ]
    expect(two.body.id).toBe(one.body.id)
    expect((await world.post('/finance/invoices', world.input({ notes: 'Other' }), { key })).status).toBe(409)
    expect((await app.api('POST', '/finance/invoices', { token: world.boss.token, body: world.input() })).status).toBe(
      400,
    )
  })

  test('is written anew by who has read it last, and deleted', async () => {
    const { id, changeToken } = await world.draft()
    const path = `/finance/invoices/${id}`
    const lines = [world.line(), world.line({ description: 'Lock', unitAmountMinor: 1 })]
    const first = await world.call('PATCH', path, { ...world.input({ lines }), changeToken })
    expect(first.body).toMatchObject({ totalMinor: 100_001, changeToken: changeToken + 1 })
    expect(refusal(await world.call('PATCH', path, { ...world.input(), changeToken }))).toEqual([409, 'changeToken'])
    expect((await world.call('DELETE', path)).status).toBe(200)
    expect((await world.call('DELETE', path)).status).toBe(404)
  })

  test.each([
    ['nobody', { person: randomUUID() }, 'person'],
    ['no line', { lines: [] }, 'lines'],
    ['cents of cents', { lines: [{ description: 'Keys', unitAmountMinor: 1.5 }] }, 'lines.0.unitAmountMinor'],
    ['a negative amount', { lines: [{ description: 'Keys', unitAmountMinor: -1 }] }, 'lines.0.unitAmountMinor'],
    ['a quantity of zero', { lines: [{ description: 'Keys', unitAmountMinor: 1, quantity: 0 }] }, 'lines.0.quantity'],
    ['an unknown currency', { currency: 'XYZ' }, 'currency'],
    ['a date that does not exist', { issueDate: '2026-02-30' }, 'issueDate'],
    ['a due date before', { issueDate: '2026-02-02', dueDate: '2026-02-01' }, 'dueDate'],
    ['more discount than there is', { discountMinor: 100_001 }, 'discount'],
    ['two discounts', { discountMinor: 1, discountBps: 1 }, 'discountMinor'],
    ['an unknown unit', { unit: randomUUID() }, 'unit'],
    [
      'a penalty that is none',
      { lines: [{ kind: 'penalty', description: 'Late', unitAmountMinor: 1 }] },
      'lines.0.penalty',
    ],
    ['a deposit of no lease', { lines: [{ kind: 'deposit', description: 'Deposit', unitAmountMinor: 1 }] }, 'contract'],
    [
      'an amount that no number holds',
      { lines: [{ description: 'Keys', unitAmountMinor: 9e15, quantity: 9 }] },
      'lines',
    ],
    ['an unknown field', { total: 1 }, 'total'],
  ])('%s is refused', async (_name, over, path) => {
    expect(refusal(await world.post('/finance/invoices', world.input(over)))).toEqual([400, path])
  })

  test('names nothing of another company, and is found by nobody else', async () => {
    expect(refusal(await world.post('/finance/invoices', world.input({ person: far.person })))).toEqual([400, 'person'])
    expect(refusal(await world.post('/finance/invoices', world.input({ unit: far.unit })))).toEqual([400, 'unit'])
    const { id } = await world.draft()
    const foreign = { issue: {}, void: { reason: 'Not mine' }, send: {}, 'debit-note': { lines: [world.line()] } }
    for (const [path, body] of Object.entries(foreign))
      expect([path, (await far.post(`/finance/invoices/${id}/${path}`, body)).status]).toEqual([path, 404])
    expect((await far.call('DELETE', `/finance/invoices/${id}`)).status).toBe(404)
    const clerk = await world.hire(['finance.invoices.view'])
    for (const by of [clerk.token, world.portal]) {
      expect((await world.post('/finance/invoices', world.input(), { by })).status).toBe(403)
      expect((await world.post(`/finance/invoices/${id}/issue`, {}, { by })).status).toBe(403)
    }
  })
})

describe('issuing', () => {
  test('gives the number, the entries and the owners of the day; nothing changes afterwards', async () => {
    const lines = [world.line({ kind: 'rent', description: 'Rent', unitAmountMinor: 100_000 })]
    const { id } = await world.draft({ lines })
    const issued = await world.issue(id)
    expect(issued.number).toMatch(/^INV-\d{4}-\d{5}$/)
    expect(await ledgerOf(id)).toEqual([
      { key: 'owner_accrual', amount: -50_000 },
      { key: 'receivable', amount: 100_000 },
      { key: 'rent_income', amount: -50_000 },
    ])
    const again = await world.post(`/finance/invoices/${id}/issue`)
    expect([again.status, again.body.errors?.[0]?.code]).toEqual([409, 'CONFLICT'])
    expect((await world.call('PATCH', `/finance/invoices/${id}`, { ...world.input(), changeToken: 1 })).status).toBe(
      409,
    )
    expect((await world.call('DELETE', `/finance/invoices/${id}`)).status).toBe(409)
  })

  test('waits for its day', async () => {
    const { id } = await world.draft({ issueDate: addDays(world.today, 1) })
    expect(refusal(await world.post(`/finance/invoices/${id}/issue`))).toEqual([409, 'issueDate'])
  })

  test('of twenty at once one issues', async () => {
    const { id } = await world.draft()
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.post(`/finance/invoices/${id}/issue`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  test('pays from credit that is there already', async () => {
    const tenant = await world.makeTenant()
    const first = await world.issued({ person: tenant.id })
    await world.pay(125_000, [first.id], tenant.id)
    expect(await world.read(first.id)).toMatchObject({ paymentState: 'paid', balanceMinor: 0 })
    const next = await world.issued({ person: tenant.id, lines: [world.line({ unitAmountMinor: 80_000 })] })
    expect(await world.read(next.id)).toMatchObject({ balanceMinor: 55_000, paymentState: 'partial' })
  })

  test('many at once is a job with exact progress; numbers follow each other', async () => {
    const tenant = await world.makeTenant()
    const drafts = []
    for (const day of ['2026-01-03', '2026-01-01', '2026-01-02'])
      drafts.push(await world.draft({ issueDate: day, person: tenant.id }))
    const late = await world.draft({ issueDate: addDays(world.today, 3), person: tenant.id })
    const chosen = [...drafts, late].map(({ id }) => id)
    const key = randomUUID()
    const { status, body } = await world.post('/finance/invoices/issue', { invoices: chosen, send: true }, { key })
    expect(status).toBe(202)
    await drain(app.payload)
    const [run] = await world.rows('select status, processed::int, total::int, counts from job_runs where id = $1', [
      body.jobRun,
    ])
    const counts = { issued: 3, sent: 0, skipped_future: 1, skipped_not_draft: 0 }
    expect(run).toEqual({ status: 'done', processed: 4, total: 4, counts })
    const numbers = await Promise.all(drafts.map(async ({ id }) => Number((await world.read(id)).number?.slice(-5))))
    expect(numbers).toEqual([0, 1, 2].map((step) => (numbers[0] ?? 0) + step))
    expect((await world.post('/finance/invoices/issue', { invoices: chosen, send: true }, { key })).body).toEqual(body)
    const [entry] = await world.rows('select actor_id from audit_log where entity_id = $1 and action = $2', [
      drafts[0]?.id,
      'invoice.issue',
    ])
    expect(entry).toEqual({ actor_id: world.boss.user })
    expect(refusal(await world.post('/finance/invoices/issue', {}))).toEqual([400, 'invoices'])
  })
})

describe('an issued invoice', () => {
  test('is sent to its payer', async () => {
    const { id } = await world.issued()
    const { status, body } = await world.post(`/finance/invoices/${id}/send`, { message: 'Thank you.' })
    expect([status, body.sentTo]).toEqual([200, 'payer@invoices.test'])
    expect((await world.post(`/finance/invoices/${(await world.draft()).id}/send`)).status).toBe(409)
    const [row] = await world.rows('select sent_at is not null as sent from invoices where id = $1', [id])
    expect(row).toEqual({ sent: true })
  })

  test('is void only while nothing is paid, and its books are as before', async () => {
    const { id } = await world.issued()
    expect(refusal(await world.post(`/finance/invoices/${id}/void`, {}))).toEqual([400, 'reason'])
    const { body } = await world.post(`/finance/invoices/${id}/void`, { reason: 'Billed twice' })
    expect(body.status).toBe('void')
    expect(await ledgerOf(id)).toEqual([])
    expect((await world.post(`/finance/invoices/${id}/void`, { reason: 'Billed twice' })).status).toBe(409)
    const paid = await world.issued()
    await world.pay(40_000, [paid.id])
    expect((await world.post(`/finance/invoices/${paid.id}/void`, { reason: 'Billed twice' })).status).toBe(409)
  })

  test('is paid in as many parts as come', async () => {
    const { id } = await world.issued()
    for (const [amount, balanceMinor, paymentState] of [
      [40_000, 60_000, 'partial'],
      [30_000, 30_000, 'partial'],
      [30_000, 0, 'paid'],
    ] as const) {
      await world.pay(amount, [id])
      expect(await world.read(id)).toMatchObject({ balanceMinor, paymentState })
    }
  })

  test('is added to by a debit note', async () => {
    const { id } = await world.issued()
    const made = await world.post(`/finance/invoices/${id}/debit-note`, { lines: [world.line()] })
    expect([made.status, made.body.kind, made.body.status]).toEqual([201, 'debit_note', 'draft'])
    expect(await world.read(made.body.id)).toMatchObject({ corrects: id, person: world.person, unit: world.unit })
    expect((await world.post(`/finance/invoices/${made.body.id}/debit-note`, { lines: [world.line()] })).status).toBe(
      409,
    )
  })

  test('charges a penalty once: draft deleted or void is pending again, paid is paid', async () => {
    const penalty = await world.penalty()
    const lines = [{ kind: 'penalty', description: 'Noise', unitAmountMinor: 0, penalty }]
    const first = await world.draft({ lines })
    expect([first.totalMinor, await world.statusOf('penalties', penalty)]).toEqual([50_000, 'applied'])
    expect(refusal(await world.post('/finance/invoices', world.input({ lines })))).toEqual([400, 'lines.0.penalty'])
    await world.call('PATCH', `/finance/invoices/${first.id}`, { ...world.input({ lines }), changeToken: 0 })
    expect(await world.statusOf('penalties', penalty)).toBe('applied')
    await world.call('DELETE', `/finance/invoices/${first.id}`)
    expect(await world.statusOf('penalties', penalty)).toBe('pending')
    const second = await world.issued({ lines })
    await world.post(`/finance/invoices/${second.id}/void`, { reason: 'Not his' })
    expect(await world.statusOf('penalties', penalty)).toBe('pending')
    const third = await world.issued({ lines })
    await world.pay(50_000, [third.id])
    expect(await world.statusOf('penalties', penalty)).toBe('paid')
  })
})

test('the figures above the list are those of the rows, per currency', async () => {
  const { body } = await app.api<{ currencies: Record<string, number | string>[] }>(
    'GET',
    '/finance/invoices/statistics',
    { token: world.boss.token },
  )
  const [kes] = body.currencies
  const [row] = await world.rows<{ issued: number; owed: number }>(
    `select count(*)::int as issued, sum(balance_minor)::float8 as owed from invoices where company_id = $1 and status = 'issued'`,
    [world.company],
  )
  expect(kes).toMatchObject({ currency: 'KES', issued: row?.issued, outstandingMinor: row?.owed })
})
