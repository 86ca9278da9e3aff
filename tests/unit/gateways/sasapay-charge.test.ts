import { afterEach, describe, expect, test } from '@jest/globals'

import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'
import { accepted, fakeGateway, json, stopFakeGateways, type Answer } from '../../helpers/fake-gateway.ts'
import { chargeInput } from '../../helpers/gateway-context.ts'

afterEach(stopFakeGateways)

describe('a charge', () => {
  test('is asked for with exactly the keys that SasaPay knows', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(200, accepted) })
    const result = await createSasapay().initiateCharge(ctx, chargeInput({ amountMinor: 100n, phone: '0700 000 000' }))
    expect(result).toMatchObject({ status: 'pending', gatewayRequestId: 'CR-1', merchantRequestId: 'MR-1' })
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/api/v1/auth/token/?grant_type=client_credentials',
      authorization: `Basic ${Buffer.from('client:secret').toString('base64')}`,
    })
    expect(seen[1]).toMatchObject({
      method: 'POST',
      url: '/api/v1/payments/request-payment/',
      authorization: 'Bearer token-1',
    })
    expect(JSON.parse(seen[1]?.body ?? '')).toEqual({
      MerchantCode: '600000',
      NetworkCode: '63902',
      'Transaction Fee': 0,
      Currency: 'KES',
      Amount: '1.00',
      CallBackURL: ctx.callbackUrl,
      PhoneNumber: '254700000000',
      TransactionDesc: 'Rent 2025-07',
      AccountReference: 'INV-2025-001',
    })
  })

  test.each<[string, Answer, string, string]>([
    ['a 500', json(500, { status: false, ResponseCode: '1' }), 'unknown', 'server_error'],
    ['a 503 page', (response) => response.writeHead(503).end('<html>'), 'unknown', 'server_error'],
    ['a 408', json(408, {}), 'unknown', 'server_error'],
    ['a 409', json(409, { status: false }), 'unknown', 'server_error'],
    ['a 429', json(429, { status: false }), 'unknown', 'server_error'],
    ['text that is no JSON', (response) => response.writeHead(200).end('OK'), 'unknown', 'malformed_answer'],
    ['an empty answer', (response) => response.writeHead(200).end(), 'unknown', 'malformed_answer'],
    ['an empty object', json(200, {}), 'unknown', 'malformed_answer'],
    ['acceptance without an id', json(200, { status: true, ResponseCode: '0' }), 'unknown', 'malformed_answer'],
    [
      'a redirect',
      (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      'unknown',
      'malformed_answer',
    ],
    ['a cut connection', (response) => response.destroy(), 'unknown', 'unreachable'],
    [
      'half an answer',
      (response) => response.writeHead(200, { 'content-length': 99 }).write('{"a"', () => response.destroy()),
      'unknown',
      'unreachable',
    ],
    [
      'a megabyte',
      (response) => response.writeHead(200).end(JSON.stringify({ ...accepted, x: 'x'.repeat(1e6) })),
      'unknown',
      'malformed_answer',
    ],
    ['a refusal', json(200, { status: false, detail: 'No', ResponseCode: '1' }), 'failed', 'refused'],
    ['a numeric refusal', json(200, { ResponseCode: 1, ResponseDescription: 'No' }), 'failed', 'refused'],
    ['a 400', json(400, { status: false, detail: 'PhoneNumber is not valid' }), 'failed', 'refused'],
    ['a 403 page', (response) => response.writeHead(403).end('<html>'), 'failed', 'refused'],
  ])('answered by %s', async (_name, other, status, reason) => {
    const { ctx, seen } = await fakeGateway({ other })
    expect(await createSasapay().initiateCharge(ctx, chargeInput())).toMatchObject({ status, reason })
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('that is not answered in time is unknown', async () => {
    const { ctx, seen } = await fakeGateway({ other: () => undefined })
    const result = await createSasapay().initiateCharge({ ...ctx, signal: AbortSignal.timeout(200) }, chargeInput())
    expect(result).toMatchObject({ status: 'unknown', reason: 'timeout' })
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('that got no token was never sent, so it failed', async () => {
    const { ctx, seen } = await fakeGateway({ token: json(500, {}) })
    expect(await createSasapay().initiateCharge(ctx, chargeInput())).toMatchObject({
      status: 'failed',
      reason: 'not_submitted',
    })
    expect(seen.every(({ method }) => method === 'GET')).toBe(true)
  })

  test.each([
    [{ phone: '+447911123456' }],
    [{ phone: '' }],
    [{ amountMinor: 0n }],
    [{ amountMinor: -100n }],
    [{ currency: 'USD' }],
    [{ reference: ' ' }],
    [{ channel: 'sasapay' }],
    [{ channel: 'cash' }],
  ])('with %p is refused before any call', async (changes) => {
    const { ctx, seen } = await fakeGateway()
    expect(await createSasapay().initiateCharge(ctx, chargeInput(changes))).toMatchObject({
      status: 'failed',
      reason: 'invalid_input',
    })
    expect(seen).toEqual([])
  })

  test('takes the network from the request, then from the account', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(200, accepted) })
    const sasapay = createSasapay()
    await sasapay.initiateCharge(ctx, chargeInput({ channel: 'Airtel' }))
    await sasapay.initiateCharge(
      { ...ctx, account: { ...ctx.account, settings: { networkCode: '63907' } } },
      chargeInput(),
    )
    const codes = seen
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => (JSON.parse(body) as { NetworkCode: string }).NetworkCode)
    expect(codes).toEqual(['63903', '63907'])
  })
})
