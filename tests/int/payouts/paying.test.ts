import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import { startSimulator, type Simulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { startTestWeb } from '../../helpers/web.ts'
import { makePayoutsWorld, type PayoutsWorld } from './payouts-world.ts'

let app: TestApp
let web: Awaited<ReturnType<typeof startTestWeb>>
let simulator: Simulator
let world: PayoutsWorld

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, delayMs: 5, lateMs: 30, retryMs: 50, seed: 'payouts' })
  app = await startUnlimitedApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  web = await startTestWeb()
  world = await makePayoutsWorld(app, 'paying')
})
afterAll(async () => {
  const { differences } = await checkLedger(app.payload)
  await web.close()
  await simulator.close()
  await app.stop()
  expect(differences).toEqual([])
})

/** An approved statement of KES 32,200. */
const payable = async () => {
  const { lease, tenant, owners } = await world.let_()
  await world.collect(tenant, await world.bill('2026-10', lease), 3_500_000, '2026-10-05')
  const [owner = ''] = owners
  return { owner, ...(await world.approved(owner)) }
}
const pay = (id: string, body: object = { method: 'cash' }, key?: string) =>
  world.post(`/finance/payouts/${id}/disburse`, body, undefined, key)
const settled = async () => {
  await simulator.idle()
  await drain(app.payload, { skip: ['charge.poll', 'disbursement.poll' as never] })
}

/** A verified phone of the owner's, usual for him. */
const phoneOf = async (owner: string) => {
  const data = {
    company: world.id,
    person: owner,
    kind: 'mobile' as const,
    provider: '63902',
    accountNumber: '+254712345678',
    accountName: 'Owner',
    isDefault: true,
    isActive: true,
  }
  const req = await createReq(app.payload)
  const { id } = await app.payload.create({
    collection: 'payment-accounts',
    data: data as never,
    overrideAccess: true,
    req,
  })
  await world.rows(
    `update payment_accounts set status = 'verified', usable_from = now() - interval '1 day' where id = $1`,
    [id],
  )
  return String(id)
}

describe('a statement is paid', () => {
  test('of eight who pay at once one does; nothing is paid twice', async () => {
    const { id, owner } = await payable()
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay(id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    expect((await world.get(`/finance/payouts/${id}`)).body).toMatchObject({
      status: 'paid',
      paidMinor: 3_220_000,
      leftMinor: 0,
      allowed: [],
    })
    expect(await world.rows('select from disbursements where payout_id = $1', [id])).toHaveLength(1)
    expect([await world.balanceOf('owner_payable', owner), await world.balanceOf('payouts_in_transit', owner)]).toEqual(
      [0, 0],
    )
    expect((await world.post(`/finance/payouts/${id}/cancel`, { reason: 'Too late' })).status).toBe(409)
  })

  test('in parts, never more than is left; the same key pays once', async () => {
    const { id, owner } = await payable()
    const one = await pay(id, { method: 'cash', amountMinor: 1_000_000 }, 'first-part-of-it')
    const same = await pay(id, { method: 'cash', amountMinor: 1_000_000 }, 'first-part-of-it')
    expect([one.body.status, same.body]).toEqual(['partial', one.body])
    expect((await pay(id, { method: 'cash', amountMinor: 2_220_001 })).body.errors?.[0]).toMatchObject({
      path: 'amountMinor',
    })
    expect((await world.post(`/finance/payouts/${id}/cancel`, { reason: 'Too late' })).status).toBe(409)
    expect(await world.balanceOf('owner_payable', owner)).toBe(2_220_000)
    expect((await pay(id, { method: 'bank' })).body).toMatchObject({ status: 'paid', paidMinor: 3_220_000 })
  })

  test('what is not approved is not paid; nor by who may not, or beyond his limit', async () => {
    const { lease, tenant, owners } = await world.let_()
    await world.collect(tenant, await world.bill('2026-10', lease), 3_500_000, '2026-10-05')
    const [draft] = await world.build(owners, '2026-10-31')
    expect((await pay(draft!.id)).status).toBe(409)
    const { id } = await payable()
    const clerk = await world.hire('clerk', ['finance.payouts.view', 'finance.payouts.approve'])
    const small = await world.hire('small', world.allBut(), [
      { permission: 'finance.payouts.disburse', amountMinor: 100 },
    ])
    const by = (token: string) => world.post(`/finance/payouts/${id}/disburse`, { method: 'cash' }, token)
    expect([(await by(clerk.token)).status, (await by(small.token)).status]).toEqual([403, 403])
    expect((await pay(id, { method: 'mobile', account: world.project })).body.errors?.[0]?.path).toBe('account')
  })

  test('through the gateway to the owner’s phone; what fails is owed again and paid anew', async () => {
    const { id, owner } = await payable()
    const account = await phoneOf(owner)
    simulator.next({ scenario: 'failure' } as never)
    expect((await pay(id, { method: 'mobile', account })).body).toMatchObject({
      status: 'processing',
      underwayMinor: 3_220_000,
      leftMinor: 0,
    })
    expect((await pay(id, { method: 'cash' })).status).toBe(409)
    await settled()
    expect((await world.get(`/finance/payouts/${id}`)).body).toMatchObject({
      status: 'failed',
      paidMinor: 0,
      leftMinor: 3_220_000,
    })
    expect([await world.balanceOf('owner_payable', owner), await world.balanceOf('payouts_in_transit', owner)]).toEqual(
      [3_220_000, 0],
    )
    expect((await pay(id, { method: 'mobile', account })).body.status).toBe('processing')
    await settled()
    expect((await world.get(`/finance/payouts/${id}`)).body).toMatchObject({ status: 'paid', paidMinor: 3_220_000 })
    const attempts = await world.rows<{ reference: string; status: string }>(
      'select reference, status from disbursements where payout_id = $1 order by attempt',
      [id],
    )
    expect(attempts.map(({ status }) => status)).toEqual(['failed', 'succeeded'])
    expect(new Set(attempts.map(({ reference }) => reference)).size).toBe(2)
  })

  test('a batch is paid, each statement to the usual account of its owner; who has none says so', async () => {
    const one = await payable()
    const two = await payable()
    await phoneOf(one.owner)
    const [batch] = await world.rows<{ id: string }>('select batch_id as id from payouts where id = $1', [one.id])
    await world.rows('update payouts set batch_id = $1 where id = $2', [batch!.id, two.id])
    expect((await world.post(`/finance/payout-batches/${batch!.id}/disburse`)).status).toBe(202)
    await settled()
    await settled()
    const { body } = await world.get(`/finance/payout-batches/${batch!.id}`)
    expect(body).toMatchObject({
      status: 'open',
      counts: { refused: [{ payout: two.id, message: expect.stringContaining('no usual payment account') }] },
      statements: [
        { status: 'approved', count: 1 },
        { status: 'paid', count: 1, paidMinor: 3_220_000 },
      ],
    })
    await pay(two.id)
    expect((await world.get(`/finance/payout-batches/${batch!.id}`)).body.status).toBe('closed')
  })

  test('money beyond what was owed comes off the next statement', async () => {
    const { id, owner } = await payable()
    await pay(id)
    const { payoutSubject } = await import('../../../src/services/payouts/payout-subject.ts')
    const { postAttempt } = await import('../../../src/services/disbursements/post-attempt.ts')
    const { companySettings } = await import('../../../src/services/companies.ts')
    const { withTransaction } = await import('../../../src/db/transaction.ts')
    const req = await createReq(app.payload)
    const company = await companySettings(app.payload, world.id)
    const [attempt] = await world.rows<{ id: string; reference: string }>(
      'select id, reference from disbursements where payout_id = $1',
      [id],
    )
    await withTransaction(req, async (tx) => {
      const left = { req, tx, company, id, amount: 5_000n, charge: 0n, money: { account: 'cash' as const } }
      const entries = await payoutSubject.onExcess(left)
      await postAttempt({ tx, company, attempt: { ...attempt!, currency: 'KES' }, step: 'failed', entries: [entries] })
    })
    const preview = await world.get(`/finance/payouts/preview?person=${owner}&toDate=2026-11-23`)
    expect(preview.body.docs).toMatchObject([{ adjustmentsMinor: -5_000, netMinor: -5_000, isPayable: false }])
  })
})
