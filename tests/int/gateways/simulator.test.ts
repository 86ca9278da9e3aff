import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import type { ChargeInput, GatewayEvent, GatewayPort } from '../../../src/gateways/port.ts'
import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'
import type { Plan } from '../../../src/gateways/simulator/scenarios.ts'
import { startSimulator, type Simulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { startCallbackReceiver } from '../../helpers/callback-receiver.ts'
import { chargeInput, gatewayContext } from '../../helpers/gateway-context.ts'

let simulator: Simulator
let receiver: Awaited<ReturnType<typeof startCallbackReceiver>>
let sasapay: GatewayPort

beforeEach(async () => {
  receiver = await startCallbackReceiver()
  simulator = await startSimulator({ delayMs: 20, lateMs: 150, retryMs: 20 })
  sasapay = createSasapay()
})
afterEach(async () => {
  await simulator.close()
  await receiver.close()
})

const context = (signal?: AbortSignal) =>
  gatewayContext({ baseUrl: simulator.url, callbackUrl: receiver.url, ...(signal ? { signal } : {}) })
const charge = (changes: Partial<ChargeInput> = {}) => sasapay.initiateCharge(context(), chargeInput(changes))
const events = (): GatewayEvent[] => receiver.received.flatMap(({ body }) => sasapay.parse({ body }))
const firstEvent = async (): Promise<GatewayEvent> => {
  await receiver.count(1)
  const [event] = events()
  if (!event) throw new Error('The callback gave no event.')
  return event
}
const collected = () => simulator.book()[0]?.collectedMinor ?? 0

describe('the simulator', () => {
  test('success: callback, verification and book agree', async () => {
    simulator.next({ scenario: 'manual' })
    const result = await charge()
    expect(result.status).toBe('pending')
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({ status: 'pending', amountMinor: null })
    await fetch(`${simulator.url}/control/callbacks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ checkoutRequestId: result.gatewayRequestId, settle: 'paid' }),
    })
    const event = await firstEvent()
    expect(event).toMatchObject({
      status: 'succeeded',
      gatewayRequestId: result.gatewayRequestId,
      merchantRequestId: result.merchantRequestId,
      reference: 'INV-2025-001',
      amountMinor: 150_000n,
      payerPhone: '254712345678',
      merchantCode: '600000',
    })
    expect(Math.abs(Date.now() - (event.occurredAt?.getTime() ?? 0))).toBeLessThan(5_000)
    expect(receiver.received[0]?.path).toBe('/api/v1/paymentcallback/token')
    const confirmation = await sasapay.confirm(context(), event)
    expect(confirmation).toMatchObject({ verdict: 'confirmed', amountMinor: 150_000n, reference: 'INV-2025-001' })
    expect(confirmation.transactionCode).toBe(event.transactionCode)
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({
      status: 'succeeded',
      amountMinor: 150_000n,
      transactionCode: event.transactionCode,
      gatewayRequestId: result.gatewayRequestId,
    })
    expect(simulator.book()).toMatchObject([
      { merchantCode: '600000', currency: 'KES', count: 1, collectedMinor: 150_000 },
    ])
  })

  test.each([
    ['254700009901', '1032'],
    ['254700009902', '1'],
  ])('failure: phone %s answers %s and nothing is collected', async (phone, resultCode) => {
    const result = await charge({ phone })
    const event = await firstEvent()
    expect(event).toMatchObject({ status: 'failed', resultCode, transactionCode: null })
    expect(await sasapay.confirm(context(), event)).toMatchObject({ verdict: 'confirmed', status: 'failed' })
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({ status: 'failed', amountMinor: null })
    expect(collected()).toBe(0)
  })

  test('the amount chooses as the phone does', async () => {
    await charge({ amountMinor: 159_901n })
    expect((await firstEvent()).resultCode).toBe('1032')
  })

  test('timeout: no callback, the status query knows the payment', async () => {
    const result = await charge({ phone: '254700009903' })
    await simulator.idle()
    expect(receiver.received).toEqual([])
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({ status: 'succeeded', amountMinor: 150_000n })
  })

  test('late: paid first, the callback comes long after', async () => {
    const started = Date.now()
    const result = await charge({ phone: '254700009904' })
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({ status: 'succeeded' })
    expect(receiver.received).toEqual([])
    await receiver.count(1)
    expect(receiver.received[0]?.at).toBeGreaterThanOrEqual(started + 150)
  })

  test('duplicate: equal callbacks at the same time, one payment in the book', async () => {
    simulator.next({ scenario: 'duplicate', count: 50 })
    await charge()
    await receiver.count(50)
    expect(new Set(events().map(({ dedupKey }) => dedupKey)).size).toBe(1)
    expect(simulator.book()[0]?.count).toBe(1)
  })

  test.each<[Plan | string, bigint]>([
    ['254700009906', 75_000n],
    ['254700009907', 160_000n],
    [{ scenario: 'wrong-amount', paidMinor: 1 }, 1n],
  ])('wrong amount: %p pays %p, and everybody agrees on it', async (choice, paid) => {
    if (typeof choice !== 'string') simulator.next(choice)
    const result = await charge(typeof choice === 'string' ? { phone: choice } : {})
    const event = await firstEvent()
    expect(event.amountMinor).toBe(paid)
    expect(await sasapay.confirm(context(), event)).toMatchObject({ verdict: 'confirmed', amountMinor: paid })
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({ amountMinor: paid })
    expect(BigInt(collected())).toBe(paid)
  })

  test('callback before response: it is there when the answer comes', async () => {
    const result = await charge({ phone: '254700009908' })
    expect(events()).toMatchObject([{ status: 'succeeded', gatewayRequestId: result.gatewayRequestId }])
  })

  test('reject: an explicit refusal fails, and the book knows nothing of it', async () => {
    expect(await charge({ phone: '254700009909' })).toMatchObject({ status: 'failed', reason: 'refused' })
    expect(await sasapay.queryStatus(context(), { reference: 'INV-2025-001' })).toMatchObject({ reason: 'not_found' })
  })

  test('http-500: unknown, and nothing was collected', async () => {
    expect(await charge({ phone: '254700009910' })).toMatchObject({ status: 'unknown', reason: 'server_error' })
    expect(await sasapay.queryStatus(context(), { reference: 'INV-2025-001' })).toMatchObject({ reason: 'not_found' })
    await simulator.idle()
    expect(receiver.received).toEqual([])
  })

  test('hang: unknown, although the payer pays; found again by our reference', async () => {
    const input = chargeInput({ phone: '254700009911' })
    const result = await sasapay.initiateCharge(context(AbortSignal.timeout(200)), input)
    expect(result).toMatchObject({ status: 'unknown', reason: 'timeout', gatewayRequestId: null })
    expect(await sasapay.queryStatus(context(), { reference: input.reference })).toMatchObject({
      status: 'succeeded',
      amountMinor: 150_000n,
    })
    expect((await firstEvent()).reference).toBe(input.reference)
  })

  test('forged: the callback claims success, the gateway knows nothing', async () => {
    const result = await charge({ phone: '254700009912' })
    const event = await firstEvent()
    expect(event).toMatchObject({
      status: 'succeeded',
      gatewayRequestId: result.gatewayRequestId,
      amountMinor: 150_000n,
    })
    expect(await sasapay.confirm(context(), event)).toMatchObject({ verdict: 'refuted', reason: 'not_found' })
    expect(await sasapay.queryStatus(context(), result)).toMatchObject({ status: 'pending' })
    expect(collected()).toBe(0)
  })

  test('the book of one merchant says nothing about another one', async () => {
    await charge()
    const event = await firstEvent()
    const other = { ...context(), account: { ...context().account, id: 'account-2', merchantCode: '700000' } }
    expect(await sasapay.confirm(other, event)).toMatchObject({ verdict: 'refuted' })
    expect(await sasapay.queryStatus(other, event)).toMatchObject({ status: 'unknown', reason: 'not_found' })
  })

  test('many charges give as many transaction codes, by one token', async () => {
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => charge({ reference: `INV-${index}`, amountMinor: 10_000n })),
    )
    expect(results.every(({ status }) => status === 'pending')).toBe(true)
    await receiver.count(40)
    expect(new Set(events().map(({ transactionCode }) => transactionCode)).size).toBe(40)
    expect(collected()).toBe(400_000)
    expect(simulator.tokensIssued()).toBe(1)
  })

  test('wrong credentials are told apart from a broken gateway', async () => {
    const { account } = context()
    const ctx = { ...context(), account: { ...account, credentials: { clientId: 'client', clientSecret: 'wrong' } } }
    expect(await sasapay.initiateCharge(ctx, chargeInput())).toMatchObject({
      status: 'failed',
      reason: 'not_configured',
    })
  })
})
