import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePenaltiesWorld, type PenaltiesWorld, refusal } from './penalties-world.ts'

let app: TestApp
let world: PenaltiesWorld
let far: PenaltiesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePenaltiesWorld(app, 'waivers')
  far = await makePenaltiesWorld(app, 'waivers-far')
})
afterAll(async () => {
  expect(await checkLedger(app.payload)).toMatchObject({ differences: [] })
  await app.stop()
})

const charge = async (amountMinor = 500_00, over: object = {}) => {
  const body = { contract: world.lease, type: 'lease_violation', amountMinor, ...over }
  const answer = await world.post('/finance/penalties', body)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.id
}
const one = async (id: string) => (await world.penaltiesOf(id))[0]
const apply = async (penalties: string[], over: object = {}) =>
  world.post('/finance/penalties/apply', { penalties, ...over })
const waive = (id: string, body: object = {}, options?: { by?: string; key?: string }) =>
  world.post(`/finance/penalties/${id}/waive`, { reason: 'Goodwill', ...body }, options)
const hash = (id: string, over: object = {}) => ({ contract: id, type: 'other', amountMinor: 100, ...over })

describe('by hand', () => {
  test('charged with a number and a day to pay, once per key', async () => {
    const key = randomUUID()
    const body = { contract: world.lease, type: 'returned_payment', amountMinor: 2_500, tenantNotes: 'Cheque returned' }
    const made = await world.post('/finance/penalties', body, { key })
    expect(made.body).toMatchObject({ number: expect.stringMatching(/^PEN-\d{4}-\d{5}$/) })
    expect((await world.post('/finance/penalties', body, { key })).body).toEqual(made.body)
    expect((await world.post('/finance/penalties', { ...body, amountMinor: 1 }, { key })).status).toBe(409)
    expect(await one(made.body.id)).toMatchObject({ status: 'pending', amount: 2_500 })
  })

  test.each([
    ['nobody', {}, 'person'],
    ['a lease of others', () => hash(far.lease), 'contract'],
    ['a person of others', () => ({ ...hash(''), contract: undefined, person: far.person }), 'person'],
    ['nothing', () => hash(world.lease, { amountMinor: 0 }), 'amountMinor'],
    ['cents of cents', () => hash(world.lease, { amountMinor: 1.5 }), 'amountMinor'],
    ['more than a number holds', () => hash(world.lease, { amountMinor: 2 ** 53 }), 'amountMinor'],
    ['an unknown currency', () => hash(world.lease, { currency: 'XXQ' }), 'currency'],
    ['a day to come', () => hash(world.lease, { dateApplied: '2036-01-01' }), 'dateApplied'],
    ['due before it is charged', () => hash(world.lease, { dueDate: '2026-01-01' }), 'dueDate'],
  ])('refused: %s', async (_case, body, path) => {
    const given = typeof body === 'function' ? body() : { ...body, amountMinor: 100 }
    expect(refusal(await world.post('/finance/penalties', given))).toEqual([400, path])
  })

  test('changed and taken back while it waits, not by others and not what a policy charged', async () => {
    const id = await charge()
    expect((await world.call('PATCH', `/finance/penalties/${id}`, { amountMinor: 400_00 })).status).toBe(200)
    expect(await one(id)).toMatchObject({ amount: 400_00 })
    expect((await far.call('PATCH', `/finance/penalties/${id}`, { amountMinor: 1 })).status).toBe(404)
    expect((await world.post(`/finance/penalties/${id}/cancel`, { reason: 'By mistake' })).status).toBe(200)
    expect((await world.post(`/finance/penalties/${id}/cancel`, { reason: 'By mistake' })).status).toBe(409)
    const policy = await world.makePolicy({ kind: 'flat', amountMinor: 500_00 })
    await world.rows('update contracts set penalty_policy_id = $2 where id = $1', [world.lease, policy])
    const late = await world.bill()
    await world.night('2026-09-30')
    const charged = (await world.penaltiesOf(late))[0]?.id ?? ''
    expect((await world.post(`/finance/penalties/${charged}/cancel`, { reason: 'By mistake' })).status).toBe(409)
  })
})

describe('the path of a penalty', () => {
  test('pending, applied, pending again when the invoice is void or the draft deleted, applied, paid', async () => {
    const id = await charge()
    const first = await apply([id])
    expect(first.status).toBe(201)
    expect(await one(id)).toMatchObject({ status: 'applied', invoice: first.body.invoice })
    const voided = await world.post(`/finance/invoices/${String(first.body.invoice)}/void`, { reason: 'Too early' })
    expect(voided.status).toBe(200)
    expect(await one(id)).toMatchObject({ status: 'pending', invoice: null, line: null })

    const draft = String((await apply([id], { status: 'draft' })).body.invoice)
    expect(await one(id)).toMatchObject({ status: 'applied', invoice: draft })
    expect((await waive(id)).status).toBe(409)
    expect((await world.call('DELETE', `/finance/invoices/${draft}`)).status).toBe(200)
    expect(await one(id)).toMatchObject({ status: 'pending', invoice: null })

    const invoice = String((await apply([id])).body.invoice)
    const payment = await world.pay(invoice, 500_00, world.today)
    expect(await one(id)).toMatchObject({ status: 'paid' })
    expect(await waive(id)).toMatchObject({ status: 409, body: { errors: [{ allowed: ['applied', 'cancelled'] }] } })
    await world.post(`/finance/payments/${payment}/reverse`, { reason: 'The cheque came back' })
    expect(await one(id)).toMatchObject({ status: 'applied' })
  })

  test('on one invoice only, of one payer; the same key answers the same invoice', async () => {
    const [id, other] = [await charge(), await charge(700_00)]
    const key = randomUUID()
    const all = await Promise.all(Array.from({ length: 20 }, () => apply([id])))
    expect(all.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    const done = await world.post('/finance/penalties/apply', { penalties: [other] }, { key })
    expect((await world.post('/finance/penalties/apply', { penalties: [other] }, { key })).body).toEqual(done.body)
    const mixed = [await charge(), await charge(100, { contract: undefined, person: world.person })]
    expect(refusal(await apply(mixed))).toEqual([400, 'penalties'])
    expect((await far.post('/finance/penalties/apply', { penalties: mixed })).status).toBe(409)
  })
})

describe('waived', () => {
  test('in part and whole while it waits; what is left comes on the invoice', async () => {
    const id = await charge()
    const key = randomUUID()
    const part = await waive(id, { amountMinor: 200_00 }, { key })
    expect(part).toMatchObject({ status: 201, body: { status: 'approved', amountMinor: 200_00 } })
    expect((await waive(id, { amountMinor: 200_00 }, { key })).body).toEqual(part.body)
    expect(refusal(await waive(id, { amountMinor: 300_01 }))).toEqual([400, 'amountMinor'])
    const invoice = String((await apply([id])).body.invoice)
    expect(await world.invoiceOf(invoice)).toMatchObject({ balance: 300_00 })
    await waive(id)
    expect(await one(id)).toMatchObject({ status: 'waived', waived: 500_00 })
    expect(await world.invoiceOf(invoice)).toMatchObject({ balance: 0, credited: 300_00 })
    const [cost] = await world.rows<{ amount: number }>(
      `select sum(e.amount_minor)::int as amount from ledger_entries e join ledger_accounts a on a.id = e.account_id
       where e.invoice_id = $1 and a.key = 'waiver_expense'`,
      [invoice],
    )
    expect(cost?.amount).toBe(300_00)
  })

  test('above one’s limit somebody else decides, and nobody twice', async () => {
    const id = await charge()
    const limits = [{ permission: 'finance.penalties.waive' as const, amountMinor: 100_00 }]
    const clerk = await world.hire(['finance.penalties.view', 'finance.penalties.waive'], limits)
    const asked = await waive(id, {}, { by: clerk.token })
    expect(asked.body).toMatchObject({ status: 'pending_approval' })
    const decide = (what: string, by?: string) =>
      world.post(`/finance/penalty-waivers/${asked.body.waiver}/${what}`, { reason: 'Not again' }, { by })
    expect((await decide('approve', clerk.token)).status).toBe(403)
    expect((await waive(id)).status).toBe(409)
    // While it is being decided it stays off invoices.
    expect((await apply([id])).status).toBe(409)
    expect((await far.post(`/finance/penalty-waivers/${asked.body.waiver}/approve`)).status).toBe(404)
    const all = await Promise.all(Array.from({ length: 20 }, () => decide('approve')))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await one(id)).toMatchObject({ status: 'waived', waived: 500_00 })
    expect((await decide('reject')).status).toBe(409)
  })

  test('above the limit of the company not by who asked; a refused one may be asked again', async () => {
    await world.rows('update companies set money_four_eyes_minor = 1000 where id = $1', [world.company])
    const id = await charge()
    const second = await world.hire(['finance.penalties.view', 'finance.penalties.waive'])
    const asked = await waive(id)
    const path = `/finance/penalty-waivers/${asked.body.waiver}`
    expect((await world.post(`${path}/approve`)).status).toBe(403)
    expect((await world.post(`${path}/reject`, { reason: 'No' })).status).toBe(400)
    expect((await world.post(`${path}/reject`, { reason: 'Not now' }, { by: second.token })).status).toBe(200)
    expect(await one(id)).toMatchObject({ status: 'pending', waived: 0 })
    const again = await waive(id, { amountMinor: 5_00 })
    expect(again.body).toMatchObject({ status: 'approved' })
  })

  test('not without the permission, nor by the payer himself', async () => {
    const id = await charge()
    const viewer = await world.hire(['finance.penalties.view'])
    expect((await waive(id, {}, { by: viewer.token })).status).toBe(403)
    expect((await waive(id, {}, { by: world.portal })).status).toBe(403)
  })
})

test('statistics have the filters of the list and never add up currencies', async () => {
  const { body } = await far.get<{ byStatus: unknown[] }>('/finance/penalties/statistics')
  expect(body).toEqual({ waiversWaiting: 0, byStatus: [] })
  const own = await world.get<{ byStatus: { currency: string; status: string; count: number }[] }>(
    `/finance/penalties/statistics?type=returned_payment&project=${world.project}`,
  )
  expect(own.body.byStatus).toEqual([
    { currency: 'KES', status: 'pending', count: 1, amountMinor: 2_500, waivedMinor: 0 },
  ])
})
