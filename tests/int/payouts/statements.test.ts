import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePayoutsWorld, type PayoutsWorld } from './payouts-world.ts'

let app: TestApp
let world: PayoutsWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePayoutsWorld(app, 'statements')
})
afterAll(async () => {
  const { differences } = await checkLedger(app.payload)
  await app?.stop()
  expect(differences).toEqual([])
})

const problem = ({ status, body }: Awaited<ReturnType<PayoutsWorld['post']>>) => [status, body.errors?.[0]?.path]

describe('what is settled', () => {
  test('three owners by share get every cent of the rent, less the fee; late receipts and reversals come next', async () => {
    const { lease, tenant, owners } = await world.let_({ owners: [3_333, 3_333, 3_334], rentMinor: 1_000_001 })
    const invoice = await world.bill('2026-09', lease)
    await world.collect(tenant, invoice, 333_333, '2026-09-10')
    const first = await world.build(owners, '2026-09-30')
    expect(first.reduce((sum, { collected }) => sum + collected, 0)).toBe(333_333)
    expect(first.map(({ net, collected, fee }) => net - collected - fee)).toEqual([0, 0, 0])
    expect(first.map(({ collected, fee }) => fee + Math.round(collected * 0.08))).toEqual([0, 0, 0])

    // Dated in September, but only recorded now: the next statement has it.
    const late = await world.collect(tenant, invoice, 666_668, '2026-09-20')
    const second = await world.build(owners, '2026-10-31')
    expect(second.reduce((sum, { collected }) => sum + collected, 0)).toBe(666_668)
    const total = (person: string) =>
      [...first, ...second].filter((each) => each.person === person).reduce((sum, { collected }) => sum + collected, 0)
    expect(owners.map(total).sort()).toEqual([333_300, 333_300, 333_401])

    // Taken back after it was settled: a line below zero, with its fee, when there is rent to set it against.
    const back = await world.post(`/finance/payments/${late}/reverse`, { reason: 'The bank took it back' })
    expect(back.status).toBe(200)
    expect(await world.build(owners, '2026-11-23')).toEqual([])
    const next = await world.bill('2026-11', lease)
    await world.collect(tenant, next, 1_000_001, '2026-11-20')
    const third = await world.build(owners, '2026-11-23')
    expect(third.reduce((sum, { collected }) => sum + collected, 0)).toBe(1_000_001 - 666_668)
    const lines = await world.rows<{ amount: number; description: string }>(
      `select amount_minor::int as amount, description from payout_lines where payout_id = $1 and kind = 'rent' order by amount_minor`,
      [third[0]!.id],
    )
    expect(lines.map(({ amount }) => Math.sign(amount))).toEqual([-1, 1])
    expect(lines[0]?.description).toMatch(/^Rent taken back 2026-09, /)
  })

  test('of twenty builds at once one settles; nothing stands on two statements', async () => {
    const { lease, tenant, owners } = await world.let_({ owners: [5_000, 5_000] })
    await world.collect(tenant, await world.bill('2026-10', lease), 3_500_000, '2026-10-05')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.post('/finance/payouts/build', { toDate: '2026-10-31', persons: owners })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202))
    const { runBuild } = await import('../../../src/services/payouts/run-build.ts')
    await Promise.all(answers.map(({ body }) => runBuild({ payload: app.payload, jobRunId: body.jobRun })))
    await drain(app.payload)
    const statements = (await Promise.all(owners.map(world.statementsOf))).flat()
    expect(statements.map(({ collected, net }) => [collected, net])).toEqual([
      [1_750_000, 1_610_000],
      [1_750_000, 1_610_000],
    ])
    const twice = await world.rows(
      'select entry_id from payout_lines where entry_id is not null and not is_released group by entry_id having count(*) > 1',
    )
    expect(twice).toEqual([])
  })

  test('the same key answers the same batch; below the smallest payout it is carried', async () => {
    const { lease, tenant, owners } = await world.let_({ rentMinor: 100_000 })
    await world.collect(tenant, await world.bill('2026-10', lease), 100_000, '2026-10-05')
    await world.rows('update companies set money_payout_minimum_minor = 92001 where id = $1', [world.id])
    const body = { toDate: '2026-10-31', persons: owners }
    const one = await world.post('/finance/payouts/build', body, undefined, 'the-same-key')
    const two = await world.post('/finance/payouts/build', body, undefined, 'the-same-key')
    const other = await world.post(
      '/finance/payouts/build',
      { ...body, toDate: '2026-10-30' },
      undefined,
      'the-same-key',
    )
    expect([one.body, two.status, other.status]).toEqual([two.body, 202, 409])
    await drain(app.payload)
    expect(await world.statementsOf(owners[0]!)).toEqual([])
    expect((await world.get(`/finance/payout-batches/${one.body.batch}`)).body).toMatchObject({
      counts: { built: 0, carried: 1 },
    })
    await world.rows('update companies set money_payout_minimum_minor = 92000 where id = $1', [world.id])
    expect(await world.build(owners, '2026-10-31')).toMatchObject([{ net: 92_000 }])
  })

  test('fixed fee, owner’s services, expenses of the ledger and withholding are on it, and in the books once approved', async () => {
    const { lease, tenant, owners, project, unit } = await world.let_({ owners: [6_000, 4_000] })
    const [owner = ''] = owners
    await world.rows('update projects set management_fee_minor = 10000 where id = $1', [project])
    await world.rows('update units set service_charge_minor = 50000 where id = $1', [unit])
    await world.rows(
      'update companies set money_withholding_bps = 1000, money_payout_minimum_minor = 0 where id = $1',
      [world.id],
    )
    await world.collect(tenant, await world.bill('2026-10', lease), 3_500_000, '2026-10-05')
    const preview = await world.get(`/finance/payouts/preview?person=${owner}&toDate=2026-10-31`)
    await world.rows('update companies set money_four_eyes_minor = 0 where id = $1', [world.id])
    const statement = await world.approved(owner)
    await world.rows('update companies set money_withholding_bps = 0, money_four_eyes_minor = 5000000 where id = $1', [
      world.id,
    ])
    // 60 % of 35,000; 8 % and 60 % of 100 a month; 60 % of the service charge of October; 10 % of the rent.
    const figures = {
      collectedMinor: 2_100_000,
      feeMinor: -168_000 - 6_000,
      servicesMinor: -30_000,
      withholdingMinor: -210_000,
      netMinor: 1_686_000,
    }
    expect(preview.body.docs).toMatchObject([{ ...figures, isPayable: true, lineCount: 5 }])
    expect((await world.get(`/finance/payouts/${statement.id}`)).body).toMatchObject({
      ...figures,
      status: 'approved',
      allowed: ['processing', 'cancelled'],
    })
    expect(await world.balanceOf('owner_payable', owner)).toBe(1_686_000)
    const again = await world.get(`/finance/payouts/preview?person=${owner}&toDate=2026-11-23`)
    expect(again.body.docs).toEqual([])
    expect((await world.get(`/finance/owner-accounts/${owner}`)).body).toMatchObject({
      balances: [{ currency: 'KES', payableMinor: 1_686_000, unsettledMinor: 0, accruedMinor: 0 }],
      statements: [{ id: statement.id, netMinor: 1_686_000 }],
    })
    expect((await world.get('/finance/payouts/statistics?to=2026-10-31')).body.docs).toContainEqual({
      ...{ currency: 'KES', status: 'approved', count: 1, netMinor: 1_686_000, paidMinor: 0 },
    })
  })
})

describe('the way to the approval', () => {
  const draft = async (rentMinor = 3_500_000) => {
    const { lease, tenant, owners } = await world.let_({ rentMinor })
    await world.collect(tenant, await world.bill('2026-10', lease), rentMinor, '2026-10-05')
    const [statement] = await world.build(owners, '2026-10-31')
    return { ...statement!, lease, tenant, owner: owners[0]! }
  }
  const at = (id: string, step: string, body?: unknown, by?: string) =>
    world.post(`/finance/payouts/${id}/${step}`, body, by)

  test('adjusted, left out, built anew; frozen once it is handed in, and posted once it is approved', async () => {
    const { id, owner } = await draft()
    const more = await at(id, 'adjustments', { amountMinor: -20_000, description: 'Paint on us, half' })
    expect(more.body).toMatchObject({ adjustmentsMinor: -20_000, netMinor: 3_200_000 })
    const lineOf = async (kind: string) =>
      (
        await world.rows<{ id: string }>('select id from payout_lines where payout_id = $1 and kind = $2', [id, kind])
      )[0]!.id
    expect(problem(await world.call('DELETE', `/finance/payouts/${id}/lines/${await lineOf('fee')}`))).toEqual([
      400,
      'line',
    ])
    const without = await world.call('DELETE', `/finance/payouts/${id}/lines/${await lineOf('rent')}`)
    expect(without.body).toMatchObject({ collectedMinor: 0, feeMinor: 0, netMinor: -20_000 })
    expect((await at(id, 'submit')).status).toBe(409)
    expect((await at(id, 'refresh')).body).toMatchObject({ collectedMinor: 3_500_000, netMinor: 3_200_000 })
    expect((await at(id, 'submit')).body).toMatchObject({ status: 'pending_approval' })
    expect((await at(id, 'adjustments', { amountMinor: 1, description: 'More' })).status).toBe(409)
    expect((await at(id, 'reject', { reason: 'Paint is on them' }, world.chief.token)).body.status).toBe('rejected')
    await world.call('DELETE', `/finance/payouts/${id}/lines/${await lineOf('adjustment')}`)
    await at(id, 'submit')
    const answers = await Promise.all(Array.from({ length: 8 }, () => at(id, 'approve', {}, world.chief.token)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    for (const [step, body] of [
      ['refresh'],
      ['submit'],
      ['adjustments', { amountMinor: 1, description: 'More' }],
    ] as const)
      expect((await at(id, step, body)).status).toBe(409)
    await expect(
      world.rows(`update payouts set net_minor = net_minor + 1, adjustments_minor = 1 where id = $1`, [id]),
    ).rejects.toThrow()
    await expect(world.rows(`update payout_lines set amount_minor = 1 where payout_id = $1`, [id])).rejects.toThrow()
    await expect(world.rows(`delete from payout_lines where payout_id = $1`, [id])).rejects.toThrow()
    expect(await world.balanceOf('owner_payable', owner)).toBe(3_220_000)
  })

  test('above the limit of the company not by who made it, nor beyond one’s own limit', async () => {
    await world.rows('update companies set money_four_eyes_minor = 1000000 where id = $1', [world.id])
    const { id } = await draft()
    await at(id, 'submit')
    expect((await at(id, 'approve')).status).toBe(403)
    const small = await world.hire('small', world.allBut(), [
      { permission: 'finance.payouts.approve', amountMinor: 3_219_999 },
    ])
    expect(problem(await at(id, 'approve', {}, small.token))).toEqual([403, 'amountMinor'])
    // Whoever changed it had a hand in it, also when somebody else hands it in.
    const other = await draft()
    await at(other.id, 'adjustments', { amountMinor: 500, description: 'Goodwill' }, world.chief.token)
    await at(other.id, 'submit')
    expect((await at(other.id, 'approve', {}, world.chief.token)).status).toBe(403)
    await world.rows('update companies set money_four_eyes_minor = 5000000 where id = $1', [world.id])
    expect((await at(id, 'approve', {}, world.chief.token)).status).toBe(200)
  })

  test('cancelled before money left: posted back, and the next statement settles the same', async () => {
    const { id, owner, net } = await draft()
    await at(id, 'submit')
    await at(id, 'approve', {}, world.chief.token)
    expect((await at(id, 'cancel', { reason: 'Wrong rate' })).body.status).toBe('cancelled')
    expect(await world.balanceOf('owner_payable', owner)).toBe(3_500_000)
    expect(await world.build([owner], '2026-10-31')).toMatchObject([{ net }])
    expect((await at(id, 'cancel', { reason: 'Once more' })).status).toBe(409)
  })

  test('a batch is handed in and approved together; what is refused says why', async () => {
    const one = await draft()
    const two = await draft(9_000_000)
    const [batch] = await world.rows<{ id: string }>('select batch_id as id from payouts where id = $1', [one.id])
    await world.rows('update payouts set batch_id = $1 where id = $2', [batch!.id, two.id])
    expect((await world.post(`/finance/payout-batches/${batch!.id}/submit`)).status).toBe(202)
    await drain(app.payload)
    await world.post(`/finance/payout-batches/${batch!.id}/approve`)
    await drain(app.payload)
    const { body } = await world.get(`/finance/payout-batches/${batch!.id}`)
    // The larger one is above the limit, and its maker asked.
    expect(body).toMatchObject({
      statements: [
        { status: 'approved', count: 1, netMinor: 3_220_000 },
        { status: 'pending_approval', count: 1, netMinor: 8_280_000 },
      ],
      counts: { refused: [{ payout: two.id, message: expect.stringContaining('somebody else') }] },
    })
  })

  test('bad input names its field; others see nothing, and may do nothing', async () => {
    const { id, owner } = await draft()
    const build = (body: object) =>
      world.post('/finance/payouts/build', { toDate: '2026-10-31', persons: [owner], ...body })
    expect(problem(await build({ toDate: '2099-01-01' }))).toEqual([400, 'toDate'])
    expect(problem(await build({ toDate: '2026-02-30' }))).toEqual([400, 'toDate'])
    expect(problem(await build({ persons: [owner, world.project] }))).toEqual([400, 'persons.1'])
    expect(problem(await build({ project: owner }))).toEqual([400, 'project'])
    for (const amountMinor of [0, 1.5, 2 ** 60])
      expect(problem(await at(id, 'adjustments', { amountMinor, description: 'More' }))).toEqual([400, 'amountMinor'])
    const clerk = await world.hire('clerk', ['finance.payouts.view'])
    expect((await world.get(`/finance/payouts/${id}`, clerk.token)).status).toBe(200)
    for (const step of ['submit', 'approve', 'refresh']) expect((await at(id, step, {}, clerk.token)).status).toBe(403)
    const far = await makeCompany(app.payload, 'statements-far')
    const stranger = await app.login(far.email('accountant'), password)
    expect((await at(id, 'submit', {}, stranger)).status).toBe(404)
    expect((await world.get(`/finance/owner-accounts/${owner}`, stranger)).status).toBe(404)
    expect(
      (await app.api('POST', '/finance/payouts/build', { token: world.boss.token, body: { toDate: '2026-10-31' } }))
        .status,
    ).toBe(400)
  })
})
