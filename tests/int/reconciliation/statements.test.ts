import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq, withTransaction } from '../../../src/db/transaction.ts'
import { companySettings } from '../../../src/services/companies.ts'
import type { ImportAnswer } from '../../../src/services/imports/import-answer.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { recordPayment } from '../../../src/services/payments/record-payment.ts'
import { drain } from '../../helpers/drain.ts'
import { csvOf } from '../imports/import-world.ts'
import {
  makeReconciliationWorld,
  type Page,
  type ReconciliationWorld,
  type Transaction,
} from './reconciliation-world.ts'

type Answer = ImportAnswer & { errors: { message: string; path?: string }[] }
type Day = {
  accounts: {
    account: string
    name: string
    expectedMinor: number
    statementMinor: number | null
    openTransactions: number
    closing: { status: string } | null
  }[]
}

let world: ReconciliationWorld
let bankAccount: string
let payment: string

beforeAll(async () => {
  world = await makeReconciliationWorld()
  const { app, ours } = world
  const account = {
    company: ours.company,
    kind: 'bank',
    provider: '01',
    accountNumber: '1100220033',
    accountName: 'KCB main',
    status: 'unverified',
  } as const
  bankAccount = (
    await app.payload.create({
      collection: 'payment-accounts',
      data: account,
      overrideAccess: true,
      req: await createReq(app.payload),
    })
  ).id
  payment = await recorded('SLIP-77', 250_000n)
})
afterAll(async () => {
  expect((await checkLedger(world.app.payload)).differences).toEqual([])
  await world.stop()
})

/** A payment that somebody recorded by hand. */
const recorded = async (reference: string, amount: bigint): Promise<string> => {
  const req = await createReq(world.app.payload)
  const company = await companySettings(world.app.payload, world.ours.company)
  return withTransaction(req, (tx) =>
    recordPayment({
      ...{
        req,
        tx,
        company,
        amount,
        currency: 'KES',
        method: 'bank',
        valueDate: '2026-11-02',
        invoices: [],
        reviewReason: null,
        bankAccount,
        origin: 'manual',
      },
      money: { account: 'bank', subject: bankAccount },
      payer: { person: world.ours.person, name: null, phone: null },
      source: { gatewayAccount: null, receipt: null, reference, intent: null, inbox: null },
    }),
  )
}

const upload = (content: string, fields: Record<string, string> = { bankAccount }, token = world.boss.token) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ kind: 'bank_transactions', ...fields })) form.set(name, value)
  form.set('file', new File([content], 'statement.csv'))
  return world.app.api<Answer>('POST', '/imports', { token, body: form })
}
const commit = (id: string, body: object = {}) =>
  world.app.api<Answer>('POST', `/imports/${id}/commit`, { token: world.boss.token, body })
const of = async (reference: string): Promise<Transaction> => world.byReference(reference)

const headings = ['Reference', 'Date', 'Money in', 'Money out', 'Balance', 'Customer Name', 'Description']
const statement = csvOf(
  headings,
  ['CHG-1', '2026-11-03', '', '150.00', '107,350.00', '', 'Ledger fee'],
  ['BNK-9', '2026-11-03', '5,000.00', '', '107,500.00', 'Dora Atieno', "'=cmd|calc"],
  ['SLIP-77', '2026-11-02', '2,500.00', '', '102,500.00', 'Somebody', ''],
)

test('every wrong row is named, nothing is made up, and nothing is written', async () => {
  const { status, body } = await upload(
    csvOf(
      headings,
      ['', '2026-11-02', '10', '', '', '', ''],
      ['R1', '02/11/2026', '10', '', '', '', ''],
      ['R2', '2026-11-02', '10.001', '', '', '', ''],
      ['R3', '2026-11-02', '10', '', '', '=1+1', ''],
      ['R4', '2026-11-02', '10', '', '', '', ''],
      ['r4', '2026-11-02', '10', '', '', '', ''],
    ),
  )
  expect([status, body.status, body.wrongRows]).toEqual([201, 'invalid', 5])
  expect(body.problems.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Reference'],
    [3, 'Date'],
    [4, 'Money in'],
    [5, 'Customer Name'],
    [7, 'Reference'],
  ])
  expect((await commit(body.id)).status).toBe(409)
  expect(await world.count('bank_transactions', `source = 'import'`)).toBe(0)
})

test('the account is asked for, and another company has none of it', async () => {
  const foreign = { bankAccount: randomUUID() }
  const choices: Record<string, string>[] = [
    {},
    foreign,
    { bankAccount, gatewayAccount: world.ours.gateway },
    { gatewayAccount: world.theirs.gateway },
  ]
  for (const fields of choices) expect((await upload(statement, fields)).status).toBe(400)
  const clerk = await world.ours.hire('reader', ['finance.reconciliation.view'])
  expect((await upload(statement, undefined, clerk.token)).status).toBe(403)
})

test('a statement goes in once: what is recorded is matched at once, the rest waits; the same lines again are skipped', async () => {
  const { body } = await upload(statement)
  expect(body).toMatchObject({ status: 'ready', summary: { counts: { transactions: 3, matchedAtOnce: 1 } } })
  expect((await commit(body.id)).body).toMatchObject({ status: 'done', createdRows: 3 })
  expect(await of('SLIP-77')).toMatchObject({ status: 'matched', payment: { id: payment }, allowed: ['undo'] })
  expect(await of('BNK-9')).toMatchObject({
    status: 'unmatched',
    description: '=cmd|calc',
    payment: null,
    allowed: ['match', 'book', 'ignore'],
  })
  expect(await of('CHG-1')).toMatchObject({ status: 'unmatched', amountMinor: -15_000, allowed: ['match', 'ignore'] })

  const again = await upload(`${statement}\r\nNEW-1,2026-11-04,10,,,,\r\nbnk-9x,2026-11-04,10,,,,`)
  expect(again.body).toMatchObject({ status: 'ready', skippedRows: 3, summary: { counts: { transactions: 2 } } })
  const changed = await upload(csvOf(headings, ['bnk-9', '2026-11-03', '6,000.00', '', '', '', '']))
  expect(changed.body.problems).toMatchObject([
    { column: 'Reference', message: 'It is on file already with another amount.' },
  ])
})

test('a line of a statement is booked once, however many ask; undone its payment is taken back', async () => {
  const dora = await world.tenant('Dora Atieno', '+254712000009')
  const [invoice] = await world.invoice(dora.id, [500_000])
  const { id, suggestions } = await of('BNK-9')
  expect(suggestions[0]).toMatchObject({ person: dora.id, reasons: [{ clue: 'same_name' }, { clue: 'exact_invoice' }] })
  const answers = await Promise.all(Array.from({ length: 10 }, () => world.call('POST', `/${id}/book`, {})))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  expect((await world.call('POST', `/${id}/ignore`, { reason: 'Unknown' })).status).toBe(409)
  const matched = await world.call('POST', `/${id}/match`, {
    person: dora.id,
    allocations: suggestions[0]?.allocations?.map(({ invoice: of, amountMinor }) => ({ invoice: of, amountMinor })),
  })
  expect(matched.body).toMatchObject({ status: 'matched', payment: { person: dora.id } })
  expect((await world.call('POST', `/${id}/undo`, { reason: 'Wrong Dora' })).body).toMatchObject({
    status: 'unmatched',
    payment: null,
    allocations: [],
  })
  expect(await world.count('payments', `status = 'reversed' and reference = 'BNK-9'`)).toBe(1)
  const once = await world.call('POST', `/${id}/match`, {
    person: dora.id,
    allocations: [{ invoice: invoice?.id, amountMinor: 500_000 }],
  })
  expect([once.status, once.body.status]).toEqual([200, 'matched'])
})

test('a payment on file is linked by hand, once, and let go again; a charge of the bank is set aside', async () => {
  const onFile = await recorded('CASH-BOX', 1_000n)
  const twin = await upload(
    csvOf(headings, ['DEP-1', '2026-11-03', '10', '', '', '', ''], ['DEP-2', '2026-11-03', '10', '', '', '', '']),
  )
  await commit(twin.body.id)
  const [first, second] = [await of('DEP-1'), await of('DEP-2')]
  expect(first.suggestions[0]).toMatchObject({ kind: 'payment', id: onFile, reasons: [{ clue: 'same_amount' }] })
  expect((await world.call('POST', `/${first.id}/match`, { payment })).body.errors[0]?.path).toBe('payment')
  expect((await world.call('POST', `/${first.id}/match`, { payment: onFile })).body.status).toBe('matched')
  expect((await world.call('POST', `/${second.id}/match`, { payment: onFile })).status).toBe(409)
  expect((await world.call('POST', `/${first.id}/undo`, { reason: 'The other one' })).body).toMatchObject({
    status: 'unmatched',
    payment: null,
  })
  expect(await world.count('payments', `id = $1 and status = 'received'`, [onFile])).toBe(1)

  const charge = await of('CHG-1')
  expect((await world.call('POST', `/${charge.id}/book`, {})).status).toBe(409)
  expect((await world.call('POST', `/${charge.id}/match`, { person: world.ours.person })).status).toBe(400)
  const aside = { reason: 'Ledger fee of the bank' }
  expect((await world.call('POST', `/${charge.id}/ignore`, aside)).body).toMatchObject({
    status: 'ignored',
    ignoredReason: aside.reason,
  })
  expect((await world.call('POST', `/${charge.id}/match`, { payment: onFile })).status).toBe(409)
  expect((await world.call('POST', `/${charge.id}/undo`, { reason: 'Look again' })).body).toMatchObject({
    status: 'unmatched',
    ignoredReason: null,
  })
  const open = await world.call<Page>('GET', '?status=open&direction=out')
  expect(open.body.docs).toMatchObject([{ reference: 'CHG-1' }])
})

test('what was decided about keeps an import; untouched it goes again', async () => {
  const { body } = await upload(csvOf(headings, ['GO-1', '2026-11-03', '10', '', '', '', '']))
  await commit(body.id)
  const { id } = await of('GO-1')
  await world.call('POST', `/${id}/ignore`, { reason: 'Between our accounts' })
  const undo = () => world.app.api('POST', `/imports/${body.id}/undo`, { token: world.boss.token, body: {} })
  expect((await undo()).status).toBe(409)
  const fresh = await upload(csvOf(headings, ['GO-2', '2026-11-03', '10', '', '', '', '']))
  await commit(fresh.body.id)
  expect(
    (await world.app.api('POST', `/imports/${fresh.body.id}/undo`, { token: world.boss.token, body: {} })).status,
  ).toBe(200)
  expect(await world.count('bank_transactions', `reference = 'GO-2'`)).toBe(0)
})

test('a statement of a gateway and its notification are one transaction, whichever comes first', async () => {
  const receipt = await world.notify({ amountMinor: 77_000 })
  const gateway = { gatewayAccount: world.ours.gateway }
  const known = await upload(csvOf(headings, [receipt, '2026-11-03', '770', '', '', '', '']), gateway)
  expect(known.body).toMatchObject({ skippedRows: 1 })

  const { body } = await upload(csvOf(headings, ['SPLATE1', '2026-11-03', '50', '', '', '', '']), gateway)
  await commit(body.id)
  const { id } = await of('SPLATE1')
  await world.call('POST', `/${id}/book`, {})
  expect(await of('SPLATE1')).toMatchObject({
    status: 'unmatched',
    payment: { reviewReason: 'unknown_reference' },
    allowed: ['match', 'undo'],
  })
  expect(await world.count('bank_transactions', `reference = 'SPLATE1'`)).toBe(1)
})

test('a day is closed with what is really there; a difference is named or stays open', async () => {
  const day = '2026-11-03'
  const { body } = await world.call<Day>('GET', `/closings?day=${day}`)
  const bank = body.accounts.find(({ name }) => name === 'KCB main')
  // The lines of the day came newest first: the last balance is the one that no other line starts from.
  expect(bank).toMatchObject({ statementMinor: 10_735_000, closing: null })
  const close = (more: object, key: string = randomUUID()) =>
    world.call<{ status: string; differenceMinor: number }>(
      'POST',
      '/closings',
      { account: bank?.account, day, ...more },
      { key },
    )
  const differs = await close({})
  expect(differs.body).toMatchObject({ status: 'differs', differenceMinor: 10_735_000 - (bank?.expectedMinor ?? 0) })
  const key = randomUUID()
  expect((await close({ note: 'The balance brought forward' }, key)).body.status).toBe('explained')
  expect((await close({ note: 'The balance brought forward' }, key)).body.status).toBe('explained')
  expect((await close({ actualMinor: 1 })).status).toBe(409)
  expect((await close({ day: '2999-01-01' })).status).toBe(400)
  expect((await close({ account: randomUUID() })).status).toBe(400)
  const clearing = body.accounts.find(({ name }) => name === 'SasaPay')
  const agreed = await close({ account: clearing?.account, actualMinor: clearing?.expectedMinor })
  expect(agreed.body.status).toBe('agrees')
  expect((await close({ account: clearing?.account, day: '2026-11-02' })).status).toBe(400)
  const after = await world.call<Day>('GET', `/closings?day=${day}`)
  expect(after.body.accounts.map(({ closing }) => closing?.status ?? null)).toEqual(
    expect.arrayContaining(['explained', 'agrees']),
  )
  await drain(world.app.payload)
})
