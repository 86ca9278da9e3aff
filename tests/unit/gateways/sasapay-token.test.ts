import { afterEach, describe, expect, test } from '@jest/globals'

import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'
import { createTokenSource } from '../../../src/gateways/sasapay/token.ts'
import { accepted, fakeGateway, goodToken, json, stopFakeGateways } from '../../helpers/fake-gateway.ts'
import { chargeInput } from '../../helpers/gateway-context.ts'

afterEach(stopFakeGateways)

describe('the access token', () => {
  test('is fetched once for many calls at the same time, and again per account', async () => {
    const { ctx, tokenCalls } = await fakeGateway({ other: json(200, accepted) })
    const sasapay = createSasapay()
    const results = await Promise.all(Array.from({ length: 25 }, () => sasapay.initiateCharge(ctx, chargeInput())))
    expect(results.every(({ status }) => status === 'pending')).toBe(true)
    await sasapay.initiateCharge(ctx, chargeInput())
    expect(tokenCalls()).toBe(1)
    const changed = { ...ctx, account: { ...ctx.account, credentials: { clientId: 'client', clientSecret: 'new' } } }
    await sasapay.initiateCharge(changed, chargeInput())
    await sasapay.initiateCharge({ ...ctx, account: { ...ctx.account, id: 'account-2' } }, chargeInput())
    expect(tokenCalls()).toBe(3)
  })

  test('is renewed a minute before it expires', async () => {
    let time = 0
    const { ctx, tokenCalls } = await fakeGateway()
    const tokens = createTokenSource({ nowMs: () => time })
    await tokens.get(ctx)
    time = 3_539_000
    await tokens.get(ctx)
    expect(tokenCalls()).toBe(1)
    time = 3_541_000
    await tokens.get(ctx)
    expect(tokenCalls()).toBe(2)
  })

  test('without a known life is used once', async () => {
    const { ctx, tokenCalls } = await fakeGateway({ token: json(200, { access_token: 'token-1' }) })
    const tokens = createTokenSource()
    await tokens.get(ctx)
    await tokens.get(ctx)
    expect(tokenCalls()).toBe(2)
  })

  test('failure is not kept', async () => {
    let isDown = true
    const { ctx } = await fakeGateway({
      token: (response, seen) => (isDown ? json(400, {}) : goodToken)(response, seen),
    })
    const tokens = createTokenSource()
    expect(await tokens.get(ctx)).toMatchObject({ ok: false })
    isDown = false
    expect(await tokens.get(ctx)).toEqual({ ok: true, token: 'token-1' })
  })

  test('that is refused is replaced once, and the call sent again', async () => {
    let count = 0
    const { ctx, seen } = await fakeGateway({
      token: (response, call) => json(200, { access_token: `token-${(count += 1)}`, expires_in: 3600 })(response, call),
      other: (response, call) =>
        (call.authorization === 'Bearer token-1' ? json(401, { detail: 'expired' }) : json(200, accepted))(
          response,
          call,
        ),
    })
    expect(await createSasapay().initiateCharge(ctx, chargeInput())).toMatchObject({ status: 'pending' })
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  test('survives one caller who gives up', async () => {
    const { ctx } = await fakeGateway({
      token: (response, seen) => void setTimeout(() => goodToken(response, seen), 100),
      other: json(200, accepted),
    })
    const sasapay = createSasapay()
    const results = await Promise.all([
      sasapay.initiateCharge({ ...ctx, signal: AbortSignal.timeout(10) }, chargeInput()),
      sasapay.initiateCharge(ctx, chargeInput()),
    ])
    expect(results[1]).toMatchObject({ status: 'pending' })
  })

  test.each([
    [{}, 'not_configured'],
    [{ clientId: 'client', clientSecret: '' }, 'not_configured'],
  ])('needs credentials, not %p', async (credentials: Record<string, string>, reason) => {
    const { ctx, seen } = await fakeGateway()
    const result = await createSasapay().initiateCharge(
      { ...ctx, account: { ...ctx.account, credentials } },
      chargeInput(),
    )
    expect(result).toMatchObject({ status: 'failed', reason })
    expect(seen).toEqual([])
  })
})
