import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, withTransaction } from '../../../src/db/transaction.ts'
import { companySettings } from '../../../src/services/companies.ts'
import { creditInvoice } from '../../../src/services/invoices/credit-invoice.ts'
import type { CreditNoteAnswer } from '../../../src/services/invoices/read-credit-note.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type InvoiceWorld, makeInvoiceWorld, refusal } from './invoice-world.ts'

let app: TestApp
let world: InvoiceWorld
let far: InvoiceWorld
let clerk: Awaited<ReturnType<InvoiceWorld['hire']>>

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeInvoiceWorld(app, 'credits')
  far = await makeInvoiceWorld(app, 'credits-far')
  clerk = await world.hire(['finance.credit-notes.create', 'finance.credit-notes.view', 'finance.invoices.view'])
})
afterAll(async () => {
  try {
    expect((await checkLedger(app.payload)).differences).toEqual([])
  } finally {
    await app?.stop()
  }
})

const propose = (invoice: string, over: object, options: { by?: string; key?: string } = {}) =>
  world.post(`/finance/invoices/${invoice}/credit-notes`, { reason: 'billing_error', ...over }, options) as Promise<
    Awaited<ReturnType<InvoiceWorld['post']>> & { body: CreditNoteAnswer }
  >
const approve = (note: string, body: object = {}, by?: string) =>
  world.post(`/finance/credit-notes/${note}/approve`, body, { by })
const linesOf = (invoice: string) =>
  world.rows<{ id: string; credited: number; kind: string }>(
    'select id, credited_minor::float8 as credited, kind from invoice_lines where invoice_id = $1 order by position',
    [invoice],
  )
const balances = (invoice: string) =>
  world.rows<{ key: string; amount: number }>(
    `select a.key, sum(e.amount_minor)::float8 as amount from ledger_entries e join ledger_accounts a on a.id = e.account_id
     where e.invoice_id = $1 group by a.key order by a.key`,
    [invoice],
  )

describe('a credit note', () => {
  test('lowers nothing until it is approved, then the balance, the lines and the books at once', async () => {
    const lines = [
      world.line({ kind: 'service', unitAmountMinor: 100_000, taxRateBps: 1_600 }),
      world.line({ kind: 'rent', description: 'Rent', unitAmountMinor: 200_000 }),
    ]
    const { id } = await world.issued({ lines })
    const note = await propose(id, { amountMinor: 158_000 }, { by: clerk.token })
    expect([note.status, note.body.status, note.body.number]).toEqual([201, 'pending_approval', null])
    expect(await world.read(id)).toMatchObject({ balanceMinor: 316_000, creditedMinor: 0 })
    const { status, body } = await approve(note.body.id)
    expect([status, body.status]).toEqual([200, 'issued'])
    expect(body.number).toMatch(/^CN-\d{4}-\d{5}$/)
    const after = { balanceMinor: 158_000, creditedMinor: 158_000, paymentState: 'partial' }
    expect(await world.read(id)).toMatchObject(after)
    expect((await linesOf(id)).map(({ credited }) => credited)).toEqual([58_000, 100_000])
    expect(await balances(id)).toEqual([
      { key: 'owner_accrual', amount: -50_000 },
      { key: 'receivable', amount: 158_000 },
      { key: 'rent_income', amount: -50_000 },
      { key: 'service_income', amount: -50_000 },
      { key: 'tax_payable', amount: -8_000 },
    ])
    expect(refusal(await approve(note.body.id))[0]).toBe(409)
    expect((await world.post(`/finance/invoices/${id}/void`, { reason: 'Too late' })).status).toBe(409)
  })

  test('may be a waiver or a bad debt: the income stays, the cost is the company’s', async () => {
    const { id } = await world.issued()
    for (const [kind, amountMinor] of [
      ['waiver', 30_000],
      ['write_off', 70_000],
    ] as const)
      await approve((await propose(id, { kind, reason: 'other', amountMinor })).body.id)
    expect(await world.read(id)).toMatchObject({ balanceMinor: 0, paymentState: 'paid' })
    expect(await balances(id)).toEqual([
      { key: 'bad_debt_expense', amount: 70_000 },
      { key: 'receivable', amount: 0 },
      { key: 'service_income', amount: -100_000 },
      { key: 'waiver_expense', amount: 30_000 },
    ])
  })

  test('reads on the statement as the invoice, the receipt and the note, one after the other', async () => {
    const tenant = await world.makeTenant()
    const person = tenant.id
    const { id } = await world.issued({ person })
    await world.draft({ person })
    const wrong = await world.issued({ person })
    await world.post(`/finance/invoices/${wrong.id}/void`, { reason: 'Billed twice' })
    await world.pay(40_000, [id], person)
    await approve((await propose(id, { amountMinor: 10_000 })).body.id)
    const { body } = await app.api<{ closingMinor: number; docs: { description: string; balanceMinor: number }[] }>(
      'GET',
      `/finance/statements/${person}?role=tenant&limit=50`,
      { token: world.boss.token },
    )
    const own = body.docs.filter(({ description }) => !description.includes(wrong.number ?? '?'))
    expect([body.closingMinor, own.length]).toEqual([50_000, 3])
    expect(await world.read(id)).toMatchObject({ paidMinor: 40_000, creditedMinor: 10_000, balanceMinor: 50_000 })
  })

  test('on what is paid gives the payer his money back as credit, when that is meant', async () => {
    const tenant = await world.makeTenant()
    const { id } = await world.issued({ person: tenant.id })
    await world.pay(80_000, [id], tenant.id)
    const [line] = await linesOf(id)
    const lines = [{ line: line?.id, amountMinor: 50_000 }]
    expect(refusal(await propose(id, { lines }))).toEqual([409, 'lines.0.amountMinor'])
    const note = await propose(id, { lines, releasePaid: true })
    expect((await approve(note.body.id)).status).toBe(409)
    expect((await approve(note.body.id, { releasePaid: true })).status).toBe(200)
    expect(await world.read(id)).toMatchObject({ paidMinor: 50_000, creditedMinor: 50_000, balanceMinor: 0 })
    const [credit] = await world.rows('select sum(unallocated_minor)::int as free from payments where person_id = $1', [
      tenant.id,
    ])
    expect(credit).toEqual({ free: 30_000 })
  })

  test('comes once for a key; together they never ask for more than is owed', async () => {
    const { id } = await world.issued()
    const key = randomUUID()
    const [one, two] = [
      await propose(id, { amountMinor: 60_000 }, { key }),
      await propose(id, { amountMinor: 60_000 }, { key }),
    ]
    expect(two.body.id).toBe(one.body.id)
    expect((await propose(id, { amountMinor: 1 }, { key })).status).toBe(409)
    expect(refusal(await propose(id, { amountMinor: 40_001 }))).toEqual([409, 'amountMinor'])
    const answers = await Promise.all(Array.from({ length: 20 }, () => approve(one.body.id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await world.read(id)).toMatchObject({ creditedMinor: 60_000 })
  })

  test('that is rejected changes nothing; voiding rejects what waits', async () => {
    const { id } = await world.issued()
    const [one, two] = [await propose(id, { amountMinor: 1 }), await propose(id, { amountMinor: 2 })]
    expect((await world.post(`/finance/credit-notes/${one.body.id}/reject`, { reason: 'Not agreed' })).status).toBe(200)
    expect((await approve(one.body.id)).status).toBe(409)
    expect((await world.post(`/finance/invoices/${id}/void`, { reason: 'Billed twice' })).status).toBe(200)
    expect(await world.statusOf('credit_notes', two.body.id)).toBe('rejected')
  })

  test.each([
    ['nothing', {}, 'amountMinor'],
    ['both ways', { amountMinor: 1, lines: [{ line: randomUUID(), amountMinor: 1 }] }, 'amountMinor'],
    ['zero', { amountMinor: 0 }, 'amountMinor'],
    ['cents of cents', { amountMinor: 0.5 }, 'amountMinor'],
    ['a line of another invoice', { lines: [{ line: randomUUID(), amountMinor: 1 }] }, 'lines.0.line'],
    ['a reason that is none', { amountMinor: 1, reason: 'mood' }, 'reason'],
  ])('over %s is refused', async (_name, over, path) => {
    const { id } = await world.issued()
    expect(refusal(await propose(id, over))).toEqual([400, path])
  })

  test('above the balance, on a draft, or by somebody else is refused', async () => {
    const { id } = await world.issued()
    expect(refusal(await propose(id, { amountMinor: 100_001 }))).toEqual([409, 'amountMinor'])
    expect((await propose((await world.draft()).id, { amountMinor: 1 })).status).toBe(409)
    const { body } = await propose(id, { amountMinor: 1 })
    expect((await approve(body.id, {}, clerk.token)).status).toBe(403)
    expect((await approve(body.id, {}, world.portal)).status).toBe(403)
    expect((await approve(body.id, {}, far.boss.token)).status).toBe(404)
    expect((await propose(id, { amountMinor: 1 }, { by: far.boss.token })).status).toBe(404)
  })

  test('above the limits needs somebody with a higher one, and above the company’s a second person', async () => {
    const limited = await world.hire(
      ['finance.credit-notes.approve', 'finance.credit-notes.view'],
      [{ permission: 'finance.credit-notes.approve', amountMinor: 50_000 }],
    )
    const { id } = await world.issued({ lines: [world.line({ unitAmountMinor: 10_000_000 })] })
    const { body } = await propose(id, { amountMinor: 6_000_000 })
    expect((await approve(body.id)).body.errors?.[0]?.message).toMatch(/entered this yourself/)
    expect((await approve(body.id, {}, limited.token)).status).toBe(403)
    const second = await world.hire(['finance.credit-notes.approve', 'finance.credit-notes.view'])
    expect((await approve(body.id, {}, second.token)).status).toBe(200)
  })
})

test('a correction of the system is issued at once', async () => {
  const { id } = await world.issued()
  const [line] = await linesOf(id)
  const company = await companySettings(app.payload, world.company)
  const req = await createReq(app.payload)
  const note = await withTransaction(req, (tx) =>
    creditInvoice({
      req,
      tx,
      company,
      invoice: id,
      lines: [{ line: line?.id ?? '', amountMinor: 25_000n }],
      kind: 'correction',
      reason: 'penalty',
      description: null,
    }),
  )
  expect(await world.statusOf('credit_notes', note)).toBe('issued')
  expect(await world.read(id)).toMatchObject({ creditedMinor: 25_000, balanceMinor: 75_000 })
})
