import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { credit, debit } from '../../../src/domain/ledger/entry.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { postToLedger } from '../../../src/services/ledger/post.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type Books, makeBooks } from './books.ts'

type Answer = {
  id: string
  code: string
  amountMinor: number
  closedThrough: string | null
  canClose: string | null
  openingMinor: number
  closingMinor: number
  docs: { period?: string; status?: string; balanceMinor?: number; debitMinor?: number; creditMinor?: number }[]
  errors?: { path?: string; allowed?: string[]; message: string }[]
}

let app: TestApp
let books: Books
let far: Books

beforeAll(async () => {
  app = await startUnlimitedApp()
  books = await makeBooks(app, 'periods')
  far = await makeBooks(app, 'periods-far')
})
afterAll(async () => {
  expect((await checkLedger(app.payload)).differences).toEqual([])
  await app?.stop()
})

const call = (method: string, path: string, body?: unknown, token = books.boss.token, key: string = randomUUID()) =>
  app.api<Answer>(method, path, { token, body, headers: { 'idempotency-key': key } })
const close = (period: string, token?: string) => call('POST', '/finance/periods/close', { period }, token)
const reopen = (period: string) => call('POST', '/finance/periods/reopen', { period, reason: 'A bill came late' })
const postOn = (on: string, key: string = randomUUID(), amount = 100n) =>
  books.inBooks((tx) =>
    postToLedger(tx, books.company, [
      {
        event: 'test.posted',
        postedOn: on,
        description: key,
        idempotencyKey: key,
        sourceType: 'test',
        sourceId: key,
        currency: 'KES',
        entries: [debit('cash', amount), credit('fee_income', amount)],
      },
    ]),
  )
const posted = (key: string) =>
  books.rows<{ posted_on: string; effective_on: string | null; entries: string[] }>(
    `select t.posted_on, t.effective_on, array_agg(distinct e.posted_on) as entries from ledger_transactions t
     join ledger_entries e on e.transaction_id = t.id where t.idempotency_key = $1 group by t.id`,
    [key],
  )

describe('golden vector 24', () => {
  test('invoice 1,000, receipt 400, credit note 100: 1,000, 600, 500; drafts and void invoices are not there', async () => {
    const place = { unit: books.units.let, project: books.property, person: books.tenant.id }
    const lines = [{ kind: 'service' as const, net: 100_000n, tax: 0n }]
    const invoice = await books.bill({ ...place, on: '2026-06-01', due: '2026-06-05', lines })
    await books.pay({ invoice, amount: 40_000n, on: '2026-06-10' })
    await books.credit({ invoice, amount: 10_000n, on: '2026-06-12' })
    for (const path of [`units/${books.units.let}`, `people/${books.tenant.id}`]) {
      const { body } = await call('GET', `/finance/ledger/${path}`)
      expect(body.docs.map(({ balanceMinor }) => balanceMinor)).toEqual([100_000, 60_000, 50_000])
      expect([body.openingMinor, body.closingMinor]).toEqual([0, 50_000])
      const second = await call('GET', `/finance/ledger/${path}?limit=1&page=2&from=2026-06-02`)
      expect(second.body).toMatchObject({
        openingMinor: 100_000,
        docs: [{ balanceMinor: 50_000, creditMinor: 10_000 }],
      })
    }
    expect((await call('GET', `/finance/ledger/units/${far.units.let}`)).status).toBe(404)
  })
})

describe('entries by hand', () => {
  const lines = async (amount = 5_000, other = amount) => [
    { account: await books.account('bank'), debitMinor: amount },
    { account: await books.account('cash'), creditMinor: other },
  ]
  const journal = async (over: object = {}, token?: string, key?: string) => {
    const body = { date: '2026-06-15', description: 'To the bank', reason: 'Cash of the week', lines: await lines() }
    return call('POST', '/finance/ledger/journals', { ...body, ...over }, token, key)
  }

  test('are posted once, found in the ledger, and taken back once', async () => {
    const key = randomUUID()
    const [one, again] = await Promise.all([journal({}, undefined, key), journal({}, undefined, key)])
    expect([one.status, again.status, one.body.id]).toEqual([201, 201, again.body.id])
    expect((await journal({ description: 'Another' }, undefined, key)).status).toBe(409)
    const back = () => call('POST', `/finance/ledger/journals/${one.body.id}/reverse`, { reason: 'Counted wrongly' })
    const answers = await Promise.all(Array.from({ length: 20 }, back))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array(19).fill(409)])
    const [sum] = await books.rows<{ sum: string }>(
      `select sum(amount_minor) from ledger_entries where account_id = $1`,
      [await books.account('bank')],
    )
    expect(Number(sum?.sum)).toBe(0)
  })

  test.each([
    ['sides that differ', async () => ({ lines: await lines(5_000, 4_999) }), 'lines'],
    ['one line', async () => ({ lines: (await lines()).slice(1) }), 'lines'],
    ['cents of cents', async () => ({ lines: await lines(1.5) }), 'lines.0.debitMinor'],
    ['zero', async () => ({ lines: await lines(0) }), 'lines.0.debitMinor'],
    ['the future', async () => ({ date: '2036-01-01' }), 'date'],
    ['no such day', async () => ({ date: '2026-02-30' }), 'date'],
    ['an unknown currency', async () => ({ currency: 'KSH' }), 'currency'],
    ['another currency', async () => ({ currency: 'USD' }), 'lines.0.account'],
    [
      'an account that documents keep',
      async () => ({
        lines: [{ account: await books.account('receivable'), debitMinor: 5 }, ...(await lines(5)).slice(1)],
      }),
      'lines.0.account',
    ],
    [
      'an account of another company',
      async () => ({ lines: [{ account: await far.account('bank'), debitMinor: 5 }, ...(await lines(5)).slice(1)] }),
      'lines.0.account',
    ],
    [
      'a person of another company',
      async () => ({ lines: (await lines()).map((line) => ({ ...line, person: far.tenant.id })) }),
      'lines.0.person',
    ],
  ])('refuses %s', async (_name, over, path) => {
    const { status, body } = await journal(await over())
    expect([status, body.errors?.[0]?.path]).toEqual([400, path])
  })

  test('need the permission, stay within its limit, and have an Idempotency-Key', async () => {
    const reader = await books.hire('reader', ['finance.ledger.view'])
    expect((await journal({}, reader.token)).status).toBe(403)
    const clerk = await books.hire(
      'clerk',
      ['finance.ledger.post'],
      [{ permission: 'finance.ledger.post', amountMinor: 4_999 }],
    )
    expect((await journal({}, clerk.token)).status).toBe(403)
    expect((await journal({}, undefined, 'short')).status).toBe(400)
    const [invoice] = await books.rows<{ id: string }>(
      `select id from ledger_transactions where company_id = $1 and event = 'invoice.issued' limit 1`,
      [books.company],
    )
    expect((await call('POST', `/finance/ledger/journals/${invoice?.id}/reverse`, { reason: 'By hand' })).status).toBe(
      409,
    )
    const foreign = await call(
      'POST',
      `/finance/ledger/journals/${invoice?.id}/reverse`,
      { reason: 'Not mine' },
      far.boss.token,
    )
    expect(foreign.status).toBe(404)
  })

  test('post to accounts that the company added', async () => {
    const add = (code: string) =>
      call('POST', '/finance/ledger/accounts', { code, name: 'Stationery', type: 'expense' })
    const made = await add('5100')
    expect([made.status, made.body.code]).toEqual([201, '5100'])
    expect((await add('5100')).status).toBe(409)
    expect((await add('1100')).body.errors?.[0]?.path).toBe('code')
    const cash = { account: await books.account('cash'), creditMinor: 700 }
    const bought = await journal({ lines: [{ account: made.body.id, debitMinor: 700 }, cash] })
    expect(bought.status).toBe(201)
    const change = (body: object, token?: string) =>
      call('PATCH', `/finance/ledger/accounts/${made.body.id}`, body, token)
    expect((await change({ isActive: false })).status).toBe(409)
    await call('POST', `/finance/ledger/journals/${bought.body.id}/reverse`, { reason: 'Returned' })
    expect((await change({ isActive: false })).status).toBe(200)
    expect((await change({ name: 'Paper' }, far.boss.token)).status).toBe(404)
    const system = await call('PATCH', `/finance/ledger/accounts/${await books.account('cash')}`, { name: 'Till' })
    expect(system.status).toBe(409)
  })
})

describe('months', () => {
  test('close in order and open again from the last', async () => {
    expect((await close('2036-01')).body.errors?.[0]?.path).toBe('period')
    expect((await close('2026-13')).status).toBe(400)
    expect((await close('2026-01')).body).toMatchObject({ closedThrough: '2026-01' })
    const skipped = await close('2026-03')
    expect([skipped.status, skipped.text.includes('2026-02')]).toEqual([409, true])
    expect((await close('2026-01')).status).toBe(409)
    await close('2026-02')
    expect((await reopen('2026-01')).status).toBe(409)
    expect((await reopen('2026-02')).body).toMatchObject({ closedThrough: '2026-01' })
    const { body } = await call('GET', '/finance/periods?limit=200')
    expect([body.closedThrough, body.canClose]).toEqual(['2026-01', '2026-02'])
    const clerk = await books.hire('looker', ['finance.ledger.view'])
    expect((await close('2026-02', clerk.token)).status).toBe(403)
  })

  test('what comes late goes into the first open one and keeps its day; the same event again adds nothing', async () => {
    const key = randomUUID()
    await postOn('2025-12-24', key)
    expect(await posted(key)).toEqual([
      { posted_on: '2026-02-01', effective_on: '2025-12-24', entries: ['2026-02-01'] },
    ])
    await close('2026-02')
    await postOn('2025-12-24', key)
    expect(await posted(key)).toHaveLength(1)
    await expect(postOn('2025-12-24', key, 200n)).rejects.toMatchObject({ status: 409 })
    await reopen('2026-02')
  })

  test('by hand into a closed one is refused, and so is an insert past the service', async () => {
    const late = await call('POST', '/finance/ledger/journals', {
      date: '2026-01-31',
      description: 'Too late',
      reason: 'Forgotten',
      lines: [
        { account: await books.account('bank'), debitMinor: 5 },
        { account: await books.account('cash'), creditMinor: 5 },
      ],
    })
    expect([late.status, late.body.errors?.[0]?.path]).toEqual([409, 'date'])
    const insert = books.inBooks((tx) =>
      tx.query(
        `insert into ledger_transactions (company_id, event, posted_on, description, idempotency_key, request_hash)
         values ($1, 'x', '2025-06-01', 'x', 'x', 'x')`,
        [books.company],
      ),
    )
    await expect(insert).rejects.toMatchObject({ status: 409 })
  })

  test('closing waits for postings under way: nothing lands in a closed month', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID())
    const [closed] = await Promise.all([close('2026-02'), ...keys.map((key) => postOn('2026-02-10', key))])
    expect(closed.status).toBe(200)
    const late = await books.rows(
      `select from ledger_transactions t join accounting_periods p on p.company_id = t.company_id
       where t.company_id = $1 and t.posted_on < '2026-03-01' and t.created_at > p.closed_at + interval '1 second' and p.period = '2026-02'`,
      [books.company],
    )
    expect(late).toEqual([])
    const all = await books.rows('select from ledger_transactions where idempotency_key = any($1)', [keys])
    expect(all).toHaveLength(20)
    await reopen('2026-02')
  })
})
