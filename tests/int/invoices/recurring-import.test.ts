import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import { addDays, addMonths } from '../../../src/domain/calendar.ts'
import type { ImportAnswer } from '../../../src/services/imports/import-answer.ts'
import { recurringOf, runRecurring } from '../../../src/services/invoices/run-recurring.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf } from '../imports/import-world.ts'
import { type InvoiceWorld, makeInvoiceWorld } from './invoice-world.ts'

let app: TestApp
let world: InvoiceWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeInvoiceWorld(app, 'recurring')
})
afterAll(async () => {
  try {
    expect((await checkLedger(app.payload)).differences).toEqual([])
  } finally {
    await app?.stop()
  }
})

describe('a recurring invoice', () => {
  const create = async (over: object = {}) => {
    const { body, status } = await app.api<{ doc: { id: string } }>('POST', '/recurring-invoices', {
      token: world.boss.token,
      body: {
        company: world.company,
        name: 'Gym',
        person: world.person,
        unit: world.unit,
        currency: 'KES',
        lines: [{ kind: 'service', description: 'Gym', quantity: 1, unitAmountMinor: 200_000, taxRateBps: 1_600 }],
        everyMonths: 1,
        dueDays: 10,
        issues: true,
        isActive: true,
        ...over,
      },
    })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body.doc.id
  }
  const made = (series: string) =>
    world.rows<{ recurring_date: string; due_date: string; status: string; total: number }>(
      `select recurring_date, due_date, status, total_minor::float8 as total from invoices where recurring_id = $1
       order by recurring_date`,
      [series],
    )
  const nextOf = async (series: string) =>
    (await world.rows<{ next_date: string }>('select next_date from recurring_invoices where id = $1', [series]))[0]
      ?.next_date

  test('comes on its own day, for every date that was missed, once; then waits for the next', async () => {
    const series = await create({ nextDate: '2026-01-31', endDate: '2026-03-31' })
    const both = await Promise.allSettled([
      runRecurring({ payload: app.payload }),
      runRecurring({ payload: app.payload }),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    await runRecurring({ payload: app.payload })
    const rows = await made(series)
    expect(rows.map((row) => row.recurring_date)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
    expect(rows[1]).toMatchObject({ due_date: '2026-03-10', status: 'issued', total: 232_000 })
    expect(await nextOf(series)).toBe('2026-04-30')
  })

  test('is a draft where it is not issued at once, and stands still when it is not in use or not due', async () => {
    const draft = await create({ nextDate: world.today, issues: false })
    const idle = await create({ nextDate: world.today, isActive: false })
    const later = await create({ nextDate: addDays(world.today, 1) })
    expect(await recurringOf({ payload: app.payload, company: world.company })).toBe(1)
    expect(await made(draft)).toMatchObject([{ status: 'draft', recurring_date: world.today }])
    expect([await made(idle), await made(later)]).toEqual([[], []])
    expect(await nextOf(draft)).toBe(addMonths(world.today, 1))
  })
})

describe('invoices of a former system', () => {
  const heading = [
    'Invoice number',
    'Payer phone',
    'Customer name',
    'Unit',
    'Invoice date',
    'Due date',
    'Type',
    'Subject',
    'Total',
    'Balance',
    'Paid date',
  ]
  const upload = async (...rows: (string | number)[][]) => {
    const form = new FormData()
    form.set('kind', 'invoices')
    form.set('file', new File([csvOf(heading, ...rows)], 'invoices.csv'))
    return (await app.api<ImportAnswer>('POST', '/imports', { token: world.boss.token, body: form })).body
  }
  const phone = '+254712345678'

  test('come with what is owed and what was paid, in the books but not as income', async () => {
    await moveLease({ req: await createReq(app.payload), companies: [world.company], id: world.lease, to: 'active' })
    const [{ unit } = { unit: '' }] = await world.rows<{ unit: string }>(
      'select identifier as unit from units where id = $1',
      [world.unit],
    )
    const file = await upload(
      ['OLD-1', phone, '', unit, '2026-02-01', '2026-02-05', 'rent', 'Rent for February', 1_000, 400, '2026-02-03'],
      ['OLD-2', phone, '', unit, '2026-02-01', '2026-02-05', 'deposit', 'Deposit', 500, 0, ''],
      ['OLD-3', '', 'Wanjiru Kamau', '', '2026-02-01', '2026-02-05', 'service', 'Garbage', 50, '', ''],
    )
    expect([file.status, file.wrongRows]).toEqual(['ready', 0])
    const { status } = await app.api('POST', `/imports/${file.id}/commit`, { token: world.boss.token, body: {} })
    expect(status).toBe(200)
    const stored = await world.rows(
      `select import_reference as ref, balance_minor::float8 as balance, payment_state as state, contract_id = $2 as leased
       from invoices where company_id = $1 and import_reference is not null order by import_reference`,
      [world.company, world.lease],
    )
    expect(stored).toEqual([
      { ref: 'OLD-1', balance: 40_000, state: 'partial', leased: true },
      { ref: 'OLD-2', balance: 0, state: 'paid', leased: true },
      { ref: 'OLD-3', balance: 5_000, state: 'unpaid', leased: null },
    ])
    const sums = await world.rows(
      `select a.key, sum(e.amount_minor)::float8 as amount from ledger_entries e
       join ledger_accounts a on a.id = e.account_id join invoices i on i.id = e.invoice_id
       where i.company_id = $1 and i.kind = 'opening' group by a.key having sum(e.amount_minor) <> 0 order by a.key`,
      [world.company],
    )
    // what is left of the rent is half an owner's; the paid deposit is held for the tenant
    expect(sums).toEqual([
      { key: 'deposits_held', amount: -50_000 },
      { key: 'opening_balance', amount: -85_000 },
      { key: 'owner_accrual', amount: -20_000 },
      { key: 'receivable', amount: 45_000 },
    ])
    const again = await upload(['OLD-1', phone, '', unit, '2026-02-01', '2026-02-05', 'rent', '', 1_000, 400, ''])
    expect(again.skippedRows).toBe(1)
    const undone = await app.api('POST', `/imports/${file.id}/undo`, { token: world.boss.token, body: {} })
    expect(undone.status).toBe(409)
  })

  test.each([
    ['nobody', ['X-1', '', 'Nobody Known', '', '2026-02-01', '2026-02-05', '', '', 10, '', '']],
    ['no unit of that name', ['X-2', phone, '', 'Nowhere', '2026-02-01', '2026-02-05', '', '', 10, '', '']],
    ['more balance than total', ['X-3', phone, '', '', '2026-02-01', '2026-02-05', '', '', 10, 11, '']],
    ['a due date before', ['X-4', phone, '', '', '2026-02-06', '2026-02-05', '', '', 10, '', '']],
    ['a day to come', ['X-5', phone, '', '', '2099-02-01', '2099-02-05', '', '', 10, '', '']],
    ['nothing', ['X-6', phone, '', '', '2026-02-01', '2026-02-05', '', '', 0, '', '']],
    ['a formula', ['X-7', phone, '', '', '2026-02-01', '2026-02-05', '', '', '=1+1', '', '']],
  ])('%s is an error of the row', async (_name, row) => {
    const file = await upload(row)
    expect([file.status, file.wrongRows]).toEqual(['invalid', 1])
  })
})

test('what a month would bill is drafted for one payer, once, and can be changed before it is issued', async () => {
  const body = { period: world.today.slice(0, 7), person: world.person }
  const made = await app.api<{ invoices: { id: string }[] }>('POST', '/finance/invoices/from-proposal', {
    token: world.boss.token,
    body,
  })
  expect([made.status, made.body.invoices?.length]).toEqual([201, 1])
  const id = made.body.invoices[0]?.id ?? ''
  const lines = await world.rows<{ id: string; key: string; kind: string; description: string; amount: number }>(
    `select id, charge_key as key, kind, description, unit_amount_minor::float8 as amount from invoice_lines
     where invoice_id = $1 order by position`,
    [id],
  )
  expect(lines[0]?.key).toBe(`lease:${world.lease}:rent:${body.period}`)
  const kept = lines.map(({ id: line, kind, description, amount }) => ({
    id: line,
    kind,
    description,
    unitAmountMinor: amount - 1,
  }))
  const input = { person: world.person, contract: world.lease, lines: kept, changeToken: 0 }
  expect((await world.call('PATCH', `/finance/invoices/${id}`, input)).status).toBe(200)
  const again = await app.api('POST', '/finance/invoices/from-proposal', { token: world.boss.token, body })
  expect(again.status).toBe(409)
  expect((await world.issue(id)).status).toBe('issued')
})
