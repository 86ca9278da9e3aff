import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeCompany, makePerson, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePayoutsWorld, type PayoutsWorld } from './payouts-world.ts'

let app: TestApp
let world: PayoutsWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePayoutsWorld(app, 'refunds')
})
afterAll(async () => {
  const { differences } = await checkLedger(app.payload)
  await app?.stop()
  expect(differences).toEqual([])
})

/** A payer whose payments stand as credit. */
const payer = async (...amounts: number[]) => {
  const { id } = await makePerson(app.payload, { company: world.id, isTenant: true })
  const payments = []
  for (const [index, amount] of amounts.entries())
    payments.push(await world.collect(id, null, amount, `2026-10-0${index + 1}`))
  return { id, payments }
}
const propose = (person: string, amountMinor: number, over: object = {}, key?: string) =>
  world.post(
    '/finance/refunds',
    { person, amountMinor, currency: 'KES', method: 'cash', reason: 'Paid twice', ...over },
    undefined,
    key,
  )
const at = (id: string, step: string, body: object = {}, by?: string) =>
  world.post(`/finance/refunds/${id}/${step}`, body, by)
const creditOf = async (person: string) =>
  (await world.get(`/finance/refunds/free-credit?person=${person}`)).body.docs[0]
const problem = ({ status, body }: Awaited<ReturnType<PayoutsWorld['post']>>) => [status, body.errors?.[0]?.path]

describe('refunds', () => {
  test('proposed, approved, paid: the oldest credit first, set aside at the approval', async () => {
    const { id: person, payments } = await payer(60_000, 50_000)
    const { status, body } = await propose(person, 80_000)
    expect([status, body]).toMatchObject([201, { status: 'pending_approval', amountMinor: 80_000 }])
    expect(body.parts).toMatchObject([
      { payment: payments[0], amountMinor: 60_000 },
      { payment: payments[1], amountMinor: 20_000 },
    ])
    expect(await creditOf(person)).toMatchObject({ creditMinor: 110_000, proposedMinor: 80_000, freeMinor: 30_000 })
    const approvals = await Promise.all(Array.from({ length: 6 }, () => at(body.id, 'approve', {}, world.chief.token)))
    expect(approvals.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect(await creditOf(person)).toMatchObject({ creditMinor: 30_000, proposedMinor: 0 })
    expect([
      await world.balanceOf('customer_credit', person),
      await world.balanceOf('refunds_payable', person),
    ]).toEqual([30_000, 80_000])
    const paid = await Promise.all(Array.from({ length: 6 }, () => at(body.id, 'pay')))
    expect(paid.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect((await world.get(`/finance/refunds/${body.id}`)).body).toMatchObject({ status: 'paid', allowed: [] })
    expect(await world.balanceOf('refunds_payable', person)).toBe(0)
    expect((await at(body.id, 'cancel', { reason: 'Too late' })).status).toBe(409)
  })

  test('of twenty at once as many as the credit bears; open proposals count', async () => {
    const { id: person } = await payer(100_000)
    const answers = await Promise.all(Array.from({ length: 20 }, () => propose(person, 30_000)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(answers.filter((answer) => answer.status === 400).map(problem)).toEqual(
      Array.from({ length: 17 }, () => [400, 'amountMinor']),
    )
    expect(await creditOf(person)).toMatchObject({ freeMinor: 10_000, proposedMinor: 90_000 })
    const [one] = answers.filter(({ status }) => status === 201)
    await at(one!.body.id, 'reject', { reason: 'Not now' }, world.chief.token)
    expect(await creditOf(person)).toMatchObject({ freeMinor: 40_000 })
  })

  test('credit that was spent meanwhile is not paid out; cancelling gives it back', async () => {
    const { lease, tenant } = await world.let_()
    const invoice = await world.bill('2026-10', lease)
    const first = await world.collect(tenant, null, 40_000, '2026-10-01')
    const { body } = await propose(tenant, 40_000)
    const used = await world.post(`/finance/payments/${first}/allocate`, {
      allocations: [{ invoice, amountMinor: 40_000 }],
    })
    expect(used.status).toBe(200)
    expect((await at(body.id, 'approve', {}, world.chief.token)).status).toBe(409)
    // Other credit of the same payer may take its place.
    const second = await world.collect(tenant, null, 55_000, '2026-10-02')
    const approved = await at(body.id, 'approve', {}, world.chief.token)
    expect(approved.body).toMatchObject({ status: 'approved', parts: [{ payment: second, amountMinor: 40_000 }] })
    expect((await world.post(`/finance/payments/${second}/reverse`, { reason: 'Not ours' })).status).toBe(409)
    expect((await at(body.id, 'cancel', { reason: 'He wants it kept' })).body.status).toBe('cancelled')
    expect([
      await world.balanceOf('customer_credit', tenant),
      await world.balanceOf('refunds_payable', tenant),
    ]).toEqual([55_000, 0])
    expect((await at(body.id, 'approve', {}, world.chief.token)).status).toBe(409)
  })

  test('above the limit of the company somebody else approves; not by who may not, nor of another company', async () => {
    await world.rows('update companies set money_four_eyes_minor = 1000 where id = $1', [world.id])
    const { id: person } = await payer(10_000)
    const { body } = await propose(person, 5_000)
    expect((await at(body.id, 'approve')).status).toBe(403)
    const clerk = await world.hire('clerk', ['finance.refunds.view', 'finance.refunds.create'])
    expect((await at(body.id, 'approve', {}, clerk.token)).status).toBe(403)
    const small = await world.hire('small', world.allBut(), [
      { permission: 'finance.refunds.approve', amountMinor: 4_999 },
    ])
    expect(problem(await at(body.id, 'approve', {}, small.token))).toEqual([403, 'amountMinor'])
    const far = await makeCompany(app.payload, 'refunds-far')
    const stranger = await app.login(far.email('administrator'), password)
    expect((await at(body.id, 'approve', {}, stranger)).status).toBe(404)
    expect((await world.get(`/finance/refunds/free-credit?person=${person}`, stranger)).body.docs).toEqual([])
    expect((await at(body.id, 'pay')).status).toBe(409)
    expect((await at(body.id, 'approve', {}, world.chief.token)).status).toBe(200)
  })

  test('bad input names its field; the same key answers the same refund', async () => {
    const { id: person } = await payer(10_000)
    const other = await payer(10_000)
    for (const amountMinor of [0, -1, 1.5, 2 ** 60, 10_001])
      expect(problem(await propose(person, amountMinor))).toEqual([400, 'amountMinor'])
    expect(problem(await propose(person, 100, { currency: 'XXA' }))).toEqual([400, 'currency'])
    expect(problem(await propose(person, 100, { currency: 'USD' }))).toEqual([400, 'amountMinor'])
    expect(problem(await propose(world.project, 100))).toEqual([400, 'person'])
    expect(problem(await propose(person, 100, { account: person }))).toEqual([400, 'account'])
    expect(problem(await propose(person, 100, { reason: ' ' }))).toEqual([400, 'reason'])
    expect(problem(await propose(person, 100, { payment: other.payments[0] }))).toEqual([400, 'amountMinor'])
    const one = await propose(person, 100, {}, 'refund-once')
    const two = await propose(person, 100, {}, 'refund-once')
    const wrong = await propose(person, 101, {}, 'refund-once')
    expect([two.body.id, wrong.status]).toEqual([one.body.id, 409])
  })
})
