import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { drain } from '../../helpers/drain.ts'
import { makeReconciliationWorld, type Page, type ReconciliationWorld } from './reconciliation-world.ts'

let world: ReconciliationWorld

beforeAll(async () => {
  world = await makeReconciliationWorld()
})
afterAll(async () => {
  expect((await checkLedger(world.app.payload)).differences).toEqual([])
  await world.stop()
})

const suspense = async () => {
  const { body } = await world.call<{ suspense: { balanceMinor: number; payments: number }[] }>('GET', '/summary')
  return body.suspense[0]
}
const owed = async (id: string) =>
  (await world.app.api<{ balanceMinor: number }>('GET', `/invoices/${id}`, { token: world.boss.token })).body
    .balanceMinor

describe('a notification of a payment', () => {
  test('posted twenty times it is one payment in suspense, and one transaction with whose it may be', async () => {
    const jane = await world.tenant('Jane Wanjiru Kamau', '+254712000001')
    const [first, second] = await world.invoice(jane.id, [3_500_000, 120_000])
    const receipt = await world.notify({
      amountMinor: 3_600_000,
      phone: '254712000001',
      reference: second?.number ?? '',
      name: 'JANE W KAMAU',
      copies: 20,
    })
    expect(await world.count('payments', 'gateway_reference = $1', [receipt])).toBe(1)
    expect(await world.count('bank_transactions', 'reference = $1', [receipt])).toBe(1)
    const found = await world.byReference(receipt)
    expect(found).toMatchObject({
      status: 'unmatched',
      source: 'notification',
      leftMinor: 3_600_000,
      payment: { reviewReason: 'unknown_reference' },
      allowed: ['match'],
    })
    expect(found.suggestions[0]).toMatchObject({ kind: 'payer', person: jane.id, restMinor: 0, score: 99 })
    expect(found.suggestions[0]?.reasons.map(({ clue }) => clue)).toEqual(['invoice_number', 'phone', 'same_name'])
    expect(found.suggestions[0]?.allocations).toMatchObject([
      { invoice: second?.id, amountMinor: 120_000 },
      { invoice: first?.id, amountMinor: 3_480_000 },
    ])
    expect(await suspense()).toMatchObject({ balanceMinor: 3_600_000, payments: 1 })
  })

  test('a forged one is confirmed by nobody and posts nothing', async () => {
    const before = await world.count('payments', 'true')
    const receipt = await world.notify({ amountMinor: 9_900_000, forged: true })
    expect([
      await world.count('payments', 'true'),
      await world.count('bank_transactions', 'reference = $1', [receipt]),
    ]).toEqual([before, 0])
    expect(await world.count('callback_inbox', `status = 'ignored' and body like $1`, [`%${receipt}%`])).toBe(1)
  })

  test('its address is for posting only, and another token is unknown', async () => {
    const read = await fetch(world.address)
    expect([read.status, await read.text()]).toEqual([405, expect.not.stringContaining('Wanjiru')])
    const wrong = world.address.replace(/[^/]+$/, 'x'.repeat(32))
    expect((await fetch(wrong, { method: 'POST', body: '{}' })).status).toBe(404)
    const shown = `/notification-address/${world.ours.gateway}`
    const clerk = await world.ours.hire('clerk', ['finance.reconciliation.view'])
    expect((await world.call('GET', shown, undefined, { token: clerk.token })).status).toBe(403)
  })
})

describe('matching', () => {
  test('twenty matches at once: one wins, the others are refused; the same key answers again, another body is refused', async () => {
    const otieno = await world.tenant('Otieno Odhiambo', '+254712000002')
    const [invoice] = await world.invoice(otieno.id, [500_000])
    const { id } = await world.byReference(await world.notify({ amountMinor: 700_000 }))
    const body = { allocations: [{ invoice: invoice?.id ?? '', amountMinor: 500_000 }], person: otieno.id }
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.call('POST', `/${id}/match`, body, { key: index < 2 ? key : randomUUID() }),
      ),
    )
    const won = answers.filter(({ status }) => status === 200)
    expect([won.length <= 2, answers.filter(({ status }) => status === 409).length]).toEqual([true, 20 - won.length])
    expect(won[0]?.body).toMatchObject({
      status: 'matched',
      matchedMinor: 700_000,
      payment: { person: otieno.id, reviewReason: null },
    })
    expect(await owed(invoice?.id ?? '')).toBe(0)
    expect(await world.count('allocations', 'invoice_id = $1', [invoice?.id])).toBe(1)

    const again = await world.byReference(await world.notify({ amountMinor: 100_000 }))
    const first = await world.call('POST', `/${again.id}/match`, { person: otieno.id }, { key: 'one-request-1' })
    const repeated = await world.call('POST', `/${again.id}/match`, { person: otieno.id }, { key: 'one-request-1' })
    expect([first.status, repeated.status, repeated.body.status]).toEqual([200, 200, 'matched'])
    const other = await world.call(
      'POST',
      `/${again.id}/match`,
      { person: otieno.id, rest: 'credit' },
      { key: 'one-request-1' },
    )
    expect([other.status, other.body.errors[0]?.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH'])
  })

  test('one payment for several tenants: partly, then the rest; never above what came; undone all of it waits again', async () => {
    const [a, b] = [
      await world.tenant('Amina Ali', '+254712000003'),
      await world.tenant('Brian Mutua', '+254712000004'),
    ]
    const [ofA] = await world.invoice(a.id, [300_000])
    const [ofB] = await world.invoice(b.id, [400_000])
    const before = (await suspense())?.balanceMinor ?? 0
    const { id } = await world.byReference(await world.notify({ amountMinor: 600_000 }))
    const put = (invoice = '', amountMinor = 0, more: object = {}) =>
      world.call('POST', `/${id}/match`, { allocations: [{ invoice, amountMinor }], ...more })
    expect((await put(ofA?.id, 300_000)).body).toMatchObject({
      status: 'partly',
      matchedMinor: 300_000,
      leftMinor: 300_000,
    })
    expect((await suspense())?.balanceMinor).toBe(before + 300_000)
    const tooMuch = await put(ofB?.id, 400_000)
    expect([tooMuch.status, tooMuch.body.errors[0]?.path]).toEqual([400, 'allocations.0.amountMinor'])
    const done = await put(ofB?.id, 300_000)
    expect(done.body).toMatchObject({ status: 'matched', leftMinor: 0, payment: { reviewReason: null } })
    expect(done.body.allocations.map(({ amountMinor }) => amountMinor)).toEqual([300_000, 300_000])
    expect([await owed(ofA?.id ?? ''), await owed(ofB?.id ?? ''), (await suspense())?.balanceMinor]).toEqual([
      0,
      100_000,
      before,
    ])

    const undone = await world.call('POST', `/${id}/undo`, { reason: 'Another employer paid' }, { key: 'undo-once-1' })
    const retried = await world.call('POST', `/${id}/undo`, { reason: 'Another employer paid' }, { key: 'undo-once-1' })
    expect([retried.status, retried.body.status]).toEqual([200, 'unmatched'])
    expect([undone.status, undone.body]).toMatchObject([200, { status: 'unmatched', matchedMinor: 0, allocations: [] }])
    expect([await owed(ofA?.id ?? ''), await owed(ofB?.id ?? ''), (await suspense())?.balanceMinor]).toEqual([
      300_000,
      400_000,
      before + 600_000,
    ])
    expect((await world.call('POST', `/${id}/undo`, { reason: 'Once more' })).status).toBe(409)
    const all = await world.call('POST', `/${id}/match`, { person: b.id, automatic: true })
    expect(all.body).toMatchObject({ status: 'matched', payment: { person: b.id } })
    expect([await owed(ofB?.id ?? ''), (await suspense())?.balanceMinor]).toEqual([0, before])
    const credit = await world.call('POST', `/${id}/undo`, { reason: 'Not his either' })
    expect(credit.body).toMatchObject({ status: 'unmatched', payment: { person: null } })
    expect((await suspense())?.balanceMinor).toBe(before + 600_000)
    expect(await world.count('audit_log', `action = 'transaction.undo' and entity_id = $1`, [id])).toBe(2)
  })

  test("another company's invoice, payer and transaction do not exist; who may not match is refused", async () => {
    const { theirs, call } = world
    const [foreign] = await world.invoice(theirs.person, [100_000], theirs)
    const { id } = await world.byReference(await world.notify({ amountMinor: 100_000 }))
    const one = { amountMinor: 100_000 }
    expect(
      (await call('POST', `/${id}/match`, { allocations: [{ invoice: foreign?.id, ...one }] })).body.errors[0],
    ).toMatchObject({
      path: 'allocations.0.invoice',
    })
    expect((await call('POST', `/${id}/match`, { person: theirs.person })).body.errors[0]).toMatchObject({
      path: 'person',
    })
    expect((await call('POST', `/${id}/match`, { payment: randomUUID() })).status).toBe(409)
    const stranger = await theirs.hire('stranger', theirs.allBut())
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/match', { person: theirs.person }],
      ['POST', '/ignore', { reason: 'Not ours' }],
      ['POST', '/undo', { reason: 'Not ours' }],
    ] as const)
      expect((await call(method, `/${id}${path}`, body, { token: stranger.token })).status).toBe(404)
    const viewer = await world.ours.hire('onlooker', ['finance.reconciliation.view'])
    expect((await call('POST', `/${id}/match`, { person: world.ours.person }, { token: viewer.token })).status).toBe(
      403,
    )
    expect((await call('POST', `/${id}/ignore`, { reason: 'Too hard' })).status).toBe(409)
    for (const body of [
      {},
      { person: world.ours.person, payment: randomUUID() },
      { automatic: true },
      { allocations: [] },
    ])
      expect((await call('POST', `/${id}/match`, body)).status).toBe(400)
    const listed = await call<Page>('GET', '?status=open', undefined, { token: stranger.token })
    expect(listed.body.totalDocs).toBe(0)
  })

  test('nobody matches money with what he owes himself', async () => {
    const me = await world.tenant('Cara Njeri', '+254712000005')
    const [mine] = await world.invoice(me.id, [100_000])
    const { payload } = world.app
    await payload.update({ collection: 'people', id: me.id, data: { user: world.boss.user }, overrideAccess: true })
    const { id } = await world.byReference(await world.notify({ amountMinor: 100_000 }))
    const allocations = [{ invoice: mine?.id, amountMinor: 100_000 }]
    expect((await world.call('POST', `/${id}/match`, { person: me.id })).status).toBe(403)
    expect((await world.call('POST', `/${id}/match`, { allocations })).status).toBe(403)
    await drain(payload)
  })
})
