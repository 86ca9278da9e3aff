import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, describe, expect, test } from '@jest/globals'

import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'
import { startSimulator, type SimulatorOptions } from '../../../src/gateways/simulator/start-simulator.ts'
import { startCallbackReceiver } from '../../helpers/callback-receiver.ts'
import { chargeInput, gatewayContext } from '../../helpers/gateway-context.ts'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

const setUp = async ({ statuses, ...options }: SimulatorOptions & { statuses?: number[] } = {}) => {
  const receiver = await startCallbackReceiver({ statuses })
  const simulator = await startSimulator({ delayMs: 10, retryMs: 10, ...options })
  cleanups.push(
    () => receiver.close(),
    () => simulator.close(),
  )
  const sasapay = createSasapay()
  const ctx = gatewayContext({ baseUrl: simulator.url, callbackUrl: receiver.url })
  const post = async (path: string, body: unknown, type = 'application/json') => {
    const response = await fetch(`${simulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const get = async (path: string) => (await (await fetch(`${simulator.url}${path}`)).json()) as Record<string, unknown>
  const charge = (changes = {}) => sasapay.initiateCharge(ctx, chargeInput(changes))
  return { receiver, simulator, sasapay, ctx, post, get, charge }
}

describe('control of the simulator', () => {
  test('the next plan is taken by the request that fits, before its phone is looked at', async () => {
    const { post, charge, receiver, sasapay } = await setUp()
    expect((await post('/control/next', { scenario: 'failure', resultCode: '1', reference: 'B' })).status).toBe(201)
    await charge({ reference: 'A' })
    await charge({ reference: 'B', phone: '254700009903' })
    await charge({ reference: 'B' })
    await receiver.count(3)
    const codes = receiver.received
      .flatMap(({ body }) => sasapay.parse({ body }))
      .map((event) => [event.reference, event.resultCode])
    expect(codes.toSorted()).toEqual([
      ['A', '0'],
      ['B', '0'],
      ['B', '1'],
    ])
  })

  test.each([
    ['/control/next', { scenario: 'nonsense' }],
    ['/control/next', { scenario: 'success', surprise: 1 }],
    ['/control/next', { scenario: 'wrong-amount', paidMinor: 1.5 }],
    ['/control/callbacks', { copies: 5 }],
    ['/control/callbacks', { checkoutRequestId: 'x', callbackUrl: 'file:///etc/passwd' }],
  ])('%s refuses %p', async (path, body) => {
    const { post } = await setUp()
    expect((await post(path, body)).status).toBe(400)
  })

  test('a page of another site cannot steer it', async () => {
    const { post } = await setUp()
    expect((await post('/control/next', { scenario: 'reject' }, 'text/plain')).status).toBe(415)
  })

  test('manual: waits until a person pays, and sends again on demand', async () => {
    const { post, charge, receiver, simulator } = await setUp()
    const { gatewayRequestId } = await charge({ phone: '254700009913' })
    expect((await post('/control/callbacks', { checkoutRequestId: gatewayRequestId })).status).toBe(409)
    expect((await post('/control/callbacks', { checkoutRequestId: gatewayRequestId, settle: 'paid' })).status).toBe(202)
    await receiver.count(1)
    await post('/control/callbacks', { checkoutRequestId: gatewayRequestId, settle: 'cancelled', copies: 3 })
    await receiver.count(4)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    expect(simulator.book()[0]?.count).toBe(1)
  })

  test('a callback can be forged by hand, the book stays as it is', async () => {
    const { post, charge, receiver, sasapay, ctx, simulator } = await setUp()
    const { gatewayRequestId } = await charge({ phone: '254700009913' })
    const overrides = { ResultCode: '0', TransactionCode: 'FORGED1', TransAmount: '999999.00' }
    await post('/control/callbacks', { checkoutRequestId: gatewayRequestId, overrides })
    await post('/control/callbacks', { checkoutRequestId: 'nobody', callbackUrl: receiver.url, overrides })
    expect((await post('/control/callbacks', { checkoutRequestId: 'nobody', overrides })).status).toBe(404)
    await receiver.count(2)
    for (const event of receiver.received.flatMap(({ body }) => sasapay.parse({ body }))) {
      expect(event).toMatchObject({ status: 'succeeded', amountMinor: 99_999_900n })
      expect(await sasapay.confirm(ctx, event)).toMatchObject({ verdict: 'refuted' })
    }
    expect(simulator.book()).toEqual([])
  })

  test('callbacks are sent again until somebody takes them', async () => {
    const { charge, receiver, simulator } = await setUp({ statuses: [503, 500] })
    await charge()
    await simulator.idle()
    expect(receiver.received).toHaveLength(3)
    expect(simulator.requests()[0]?.callbacks.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 500],
      [3, 200],
    ])
  })

  test('a callback that nobody takes is given up after four attempts', async () => {
    const { charge, receiver, simulator } = await setUp({ statuses: [500, 500, 500, 500, 500] })
    await charge()
    await simulator.idle()
    expect(receiver.received).toHaveLength(4)
  })

  test('requests and the book can be read over HTTP', async () => {
    const { charge, get, simulator } = await setUp()
    await charge()
    await simulator.idle()
    expect(await get('/control/requests')).toMatchObject({ requests: [{ reference: 'INV-2025-001', state: 'paid' }] })
    expect(await get('/book?merchantCode=600000')).toMatchObject({ merchants: [{ collectedMinor: 150_000, count: 1 }] })
    expect(await get('/book?merchantCode=700000')).toEqual({ merchants: [], payouts: [] })
    const page = await fetch(simulator.url)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect((await fetch(`${simulator.url}/nowhere`)).status).toBe(404)
  })

  test('an expired token is replaced without the caller noticing', async () => {
    const { charge, simulator } = await setUp({ tokenSeconds: 2 })
    await charge()
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(await charge({ reference: 'B' })).toMatchObject({ status: 'pending' })
    expect(simulator.tokensIssued()).toBe(2)
  })

  test('the same seed gives the same ids and codes', async () => {
    const codes = await Promise.all(
      ['one', 'one', 'two'].map(async (seed) => {
        const { charge, simulator } = await setUp({ seed })
        await charge()
        await charge({ reference: 'B' })
        return simulator
          .requests()
          .map(({ checkoutRequestId, transactionCode }) => `${checkoutRequestId} ${transactionCode}`)
      }),
    )
    expect(codes[0]).toEqual(codes[1])
    expect(codes[0]).not.toEqual(codes[2])
    expect(new Set(codes[0]).size).toBe(2)
  })

  test('the book survives a restart, and what waited goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
    cleanups.push(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'data', 'book.jsonl')
    const first = await setUp({ file })
    await first.charge()
    await first.simulator.idle()
    const slow = await setUp({ file, delayMs: 60_000 })
    const waiting = await slow.charge({ reference: 'B' })
    await slow.simulator.close()
    const { simulator, sasapay, ctx } = await setUp({ file })
    await simulator.idle()
    expect(simulator.book()).toMatchObject([{ count: 2, collectedMinor: 300_000 }])
    expect(slow.receiver.received).toHaveLength(1)
    // The token of the old process is unknown here; the adapter fetches another one.
    expect(await sasapay.queryStatus(ctx, waiting)).toMatchObject({ status: 'succeeded', reference: 'B' })
  })
})
