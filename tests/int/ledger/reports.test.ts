import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { LedgerFilters } from '../../../src/services/ledger/ledger-filters.ts'
import { queryLedger } from '../../../src/services/ledger/query-ledger.ts'
import type { ReportRow } from '../../../src/services/reports/report.ts'
import { reportKeys } from '../../../src/services/reports/reports.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type Books, makeBooks } from './books.ts'

type Answer = {
  docs: ReportRow[]
  totals: ReportRow
  totalDocs: number
  currency: string
  filters: Record<string, string>
  about: { quote: string; rate: number } | null
  errors?: { path?: string }[]
}

let app: TestApp
let books: Books
let far: Books

const range = { from: '2026-03-01', to: '2026-05-31' }

beforeAll(async () => {
  app = await startUnlimitedApp()
  books = await makeBooks(app, 'reports')
  far = await makeBooks(app, 'reports-far')
  await write(books)
})
afterAll(() => app?.stop())

/** Two bills of a let unit and one of nobody's unit; money before, in and after the range; a credit note and a bill by hand. */
const write = async ({ bill, pay, credit, units, property, tenant, shares, account, boss }: Books) => {
  const person = tenant.id
  const let_ = { unit: units.let, project: property, person }
  const rent = { kind: 'rent' as const, net: 100_000n, tax: 0n, ownerShares: shares }
  const old = await bill({ ...let_, on: '2026-01-10', due: '2026-02-10', lines: [rent] })
  await pay({ invoice: old, amount: 40_000n, on: '2026-02-20' })
  await pay({ invoice: old, amount: 30_000n, on: '2026-03-05' })
  const taxed = { kind: 'service' as const, net: 20_000n, tax: 3_200n }
  const service = await bill({ ...let_, on: '2026-04-01', due: '2026-04-15', lines: [taxed] })
  await credit({ invoice: old, amount: 10_000n, on: '2026-04-20' })
  await pay({ invoice: service, amount: 23_200n, on: '2026-05-02', excess: 5_000n })
  await bill({ ...let_, on: '2026-05-20', due: '2026-06-05', lines: [{ kind: 'fee', net: 7_777n, tax: 0n }] })
  await pay({ invoice: old, amount: 20_000n, on: '2026-06-15' })
  const body = {
    date: '2026-05-31',
    description: 'Stationery',
    reason: 'Bought with petty cash',
    lines: [
      { account: await account('gateway_fee_expense'), debitMinor: 1_500 },
      { account: await account('cash'), creditMinor: 1_500 },
    ],
  }
  const headers = { 'idempotency-key': 'journal-reports' }
  const { status, text } = await app.api('POST', '/finance/ledger/journals', { token: boss.token, headers, body })
  if (status !== 201) throw new Error(text)
}

const report = async (key: string, query: Record<string, string> = {}, token = books.boss.token) =>
  app.api<Answer>('GET', `/finance/reports/${key}?${new URLSearchParams(query)}`, { token })

/** The filters that a report needs or takes. */
const queryOf = (key: string): Record<string, string> => {
  if (key === 'balance-sheet' || key === 'aged-arrears') return { to: range.to }
  if (key === 'tenant-statement') return { ...range, person: books.tenant.id }
  if (key === 'owner-statement') return { ...range, person: books.owners[0]?.id ?? '' }
  return range
}
const cells = ({ cells: found }: ReportRow) => found
const rowOf = ({ docs }: Answer, id: string) => docs.find((row) => row.id === id)?.cells

describe('every figure is a sum of ledger entries', () => {
  test.each(reportKeys)('%s', async (key) => {
    const { status, body } = await report(key, { ...queryOf(key), limit: '200' })
    expect([status, body.docs.length > 0]).toEqual([200, true])
    let figures = 0
    for (const { cells: row, drill } of [...body.docs, body.totals]) {
      for (const [column, filters] of Object.entries(drill ?? {})) {
        const { balances } = await queryLedger({
          ...{ payload: app.payload, company: books.company, page: 1, limit: 1 },
          filters: filters as LedgerFilters,
        })
        const sum = balances.reduce((total, { balanceMinor }) => total + balanceMinor, 0)
        expect([key, column, Math.abs(sum)]).toEqual([key, column, Math.abs(Number(row[column]))])
        figures += 1
      }
    }
    expect(figures).toBeGreaterThan(1)
  })

  test('the ledger route takes the filters of a drill', async () => {
    const { body } = await report('aged-arrears', { to: range.to })
    const filters = body.docs[0]?.drill?.older as Record<string, string> | undefined
    const { drill } = body.docs[0] ?? {}
    const query = new URLSearchParams((filters ?? drill?.olderMinor) as Record<string, string>)
    const ledger = await app.api<{ balanceMinor: number }>('GET', `/finance/ledger?${query}`, {
      token: books.boss.token,
    })
    expect([ledger.status, ledger.body.balanceMinor]).toEqual([200, body.docs[0]?.cells.olderMinor])
  })
})

describe('what they say', () => {
  test('aged arrears by bucket, as of any day', async () => {
    const late = cells((await report('aged-arrears', { to: range.to })).body.totals)
    expect(late).toMatchObject({ notDueMinor: 7_777, days30Minor: 0, olderMinor: 20_000, totalMinor: 27_777 })
    const early = cells((await report('aged-arrears', { to: '2026-03-01' })).body.totals)
    expect(early).toMatchObject({ days30Minor: 60_000, totalMinor: 60_000 })
  })

  test('rent roll shows vacancies, and what was charged, paid and is owed', async () => {
    const { body } = await report('rent-roll', { ...range, project: books.property })
    expect(body.totalDocs).toBe(3)
    expect(rowOf(body, books.units.let)).toMatchObject({
      openingMinor: 60_000,
      chargedMinor: 20_977,
      paidMinor: 53_200,
      balanceMinor: 27_777,
      state: 'partly paid',
    })
    expect(rowOf(body, books.units.empty)).toMatchObject({ tenant: null, balanceMinor: 0, state: 'vacant' })
  })

  test('profit and loss: the company’s part of the rent, its service, its fee; what is credited goes', async () => {
    const { body } = await report('profit-loss', range)
    // Rent is billed before the range; a tenth of the credited 10,000 was the company's own.
    expect(cells(body.totals).amountMinor).toBe(20_000 + 7_777 - 1_000 - 1_500)
    expect(rowOf(body, 'expense')).toMatchObject({ amountMinor: 1_500 })
  })

  test('statements of the tenant and of an owner', async () => {
    const tenant = await report('tenant-statement', { ...range, person: books.tenant.id })
    expect(cells(tenant.body.totals).balanceMinor).toBe(27_777 - 5_000)
    expect(tenant.body.docs.at(-1)?.cells).toMatchObject({ description: 'Balance before', balanceMinor: 60_000 })
    const owner = await report('owner-statement', { ...range, person: books.owners[0]?.id ?? '' })
    expect(cells(owner.body.totals).balanceMinor).toBe(42_000)
  })
})

test('they tie out to each other', async () => {
  const of = async (key: string, query: Record<string, string> = range) => (await report(key, query)).body
  const total = (body: Answer, column: string) => Number(body.totals.cells[column])
  const trial = await of('trial-balance')
  expect(total(trial, 'debitMinor')).toBe(total(trial, 'creditMinor'))
  expect(total(trial, 'debitBalanceMinor')).toBe(total(trial, 'creditBalanceMinor'))
  expect(total(trial, 'openingMinor')).toBe(0)
  const balanceOf = async (key: string) => {
    const row = rowOf(trial, await books.account(key))
    return Number(row?.debitBalanceMinor ?? 0) - Number(row?.creditBalanceMinor ?? 0)
  }

  const aged = total(await of('aged-arrears', { to: range.to }), 'totalMinor')
  expect(aged).toBe(await balanceOf('receivable'))
  expect(total(await of('rent-roll'), 'balanceMinor')).toBe(aged)
  const [open] = await books.rows<{ sum: string }>(
    `select sum(total_minor - coalesce((select sum(amount_minor) from allocations a where a.invoice_id = i.id and a.effective_on <= $2), 0)
       - coalesce((select sum(n.amount_minor) from credit_notes n where n.invoice_id = i.id and n.issue_date <= $2), 0)) as sum
     from invoices i where company_id = $1 and issue_date <= $2 and status = 'issued'`,
    [books.company, range.to],
  )
  expect(aged).toBe(Number(open?.sum))

  const cash = await of('cash-flow')
  expect(total(cash, 'closingMinor')).toBe(
    ['openingMinor', 'paymentMinor', 'payoutMinor', 'expenseMinor', 'otherMinor'].reduce(
      (sum, column) => sum + total(cash, column),
      0,
    ),
  )
  expect(total(cash, 'closingMinor')).toBe(await balanceOf('cash'))
  const collected = total(await of('collections'), 'netMinor')
  expect(collected).toBe(total(cash, 'paymentMinor'))
  for (const by of ['method', 'account'])
    expect(total(await of('collections', { ...range, by }), 'netMinor')).toBe(collected)
  const onInvoices = total(await of('collections', { ...range, by: 'project' }), 'netMinor')
  expect(onInvoices).toBe(total(await of('rent-roll'), 'paidMinor'))
  expect(collected - onInvoices).toBe(-(await balanceOf('customer_credit')))

  const sheet = await of('balance-sheet', { to: range.to })
  expect(rowOf(sheet, 'asset')?.amountMinor).toBe(total(sheet, 'amountMinor'))
  const ever = await of('profit-loss', { from: '2020-01-01', to: range.to })
  expect(rowOf(sheet, 'result')?.amountMinor).toBe(total(ever, 'amountMinor'))
  const [lines] = await books.rows<{ sum: string }>(
    `select sum(case when l.kind = 'rent' then l.net_minor / 10 else l.net_minor end) as sum
     from invoices i join invoice_lines l on l.invoice_id = i.id where i.company_id = $1 and i.issue_date between $2 and $3`,
    [books.company, range.from, range.to],
  )
  expect(Number(rowOf(await of('profit-loss'), 'income')?.amountMinor)).toBe(Number(lines?.sum) - 1_000)
  expect(total(await of('tax'), 'outputMinor')).toBe(-(await balanceOf('tax_payable')))
  expect((await checkLedger(app.payload)).differences).toEqual([])
})

describe('as a file, and for whom', () => {
  test('no cell runs as a formula; the download is in the audit log', async () => {
    const path = `/finance/reports/aged-arrears/export?to=${range.to}`
    const { status, text, headers } = await app.api('GET', path, { token: books.boss.token })
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(text.trim().split('\r\n')).toEqual([
      'Payer,Not due,1–30 days,31–60 days,61–90 days,Over 90 days,Total,Currency',
      `'=Otieno & Sons,77.77,0.00,0.00,0.00,200.00,277.77,KES`,
      'Total,77.77,0.00,0.00,0.00,200.00,277.77,KES',
    ])
    const logged = await books.rows(`select from audit_log where company_id = $1 and entity = 'reports'`, [
      books.company,
    ])
    expect(logged).toHaveLength(1)
    const { token } = await books.hire('reader', ['finance.reports.view'])
    expect((await app.api('GET', path, { token })).status).toBe(403)
    expect((await report('aged-arrears', {}, token)).status).toBe(200)
  })

  test.each([
    ['collections', { by: 'colour' }, 'by'],
    ['trial-balance', { project: 'x' }, 'project'],
    ['trial-balance', { from: '2026-02-30' }, 'from'],
    ['trial-balance', { from: '2026-05-01', to: '2026-04-01' }, 'to'],
    ['aged-arrears', { from: '2026-05-01' }, 'from'],
    ['tenant-statement', {}, 'person'],
    ['tax', { currency: 'XXY' }, 'currency'],
  ])('%s refuses %j', async (key, query, path) => {
    const { status, body } = await report(key, query as Record<string, string>)
    expect([status, body.errors?.[0]?.path]).toEqual([400, path])
  })

  test('nothing of another company', async () => {
    expect((await report('owner-statement', { person: far.owners[0]?.id ?? '' })).status).toBe(404)
    expect((await report('aged-arrears', { project: far.property })).status).toBe(400)
    expect((await report('nothing')).status).toBe(404)
    const { body } = await report('trial-balance', range, far.boss.token)
    expect(body.docs).toEqual([])
    const clerk = await books.hire('clerk', ['finance.ledger.view'])
    expect((await report('trial-balance', range, clerk.token)).status).toBe(403)
  })

  test('other currencies stand apart; what they are about worth is only shown', async () => {
    await books.rows(
      `insert into exchange_rates (company_id, currency, quote, rate, valid_from) values ($1, 'USD', 'KES', 129.5, '2026-01-01')`,
      [books.company],
    )
    const { body } = await report('aged-arrears', { to: range.to, currency: 'USD' })
    expect([body.currency, body.docs, body.about?.rate]).toEqual(['USD', [], 129.5])
    expect((await report('aged-arrears', { to: range.to })).body.about).toBeNull()
  })
})
