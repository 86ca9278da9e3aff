import { afterEach, describe, expect, test } from '@jest/globals'

import type { BillInput, PayoutInput } from '../../../src/gateways/port.ts'
import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'
import { fakeGateway, json, stopFakeGateways } from '../../helpers/fake-gateway.ts'

afterEach(stopFakeGateways)

const accepted = { status: true, B2CRequestID: 'B2C-1', OriginatorConversationID: 'OC-1', ResponseCode: '0' }
const payout = (over: Partial<PayoutInput> = {}): PayoutInput => ({
  amountMinor: 3_000n,
  currency: 'KES',
  recipientNumber: '+254700000000',
  channel: '63902',
  reference: 'PV-2026-00001-1-ABCD',
  reason: 'Payout for Jane Doe',
  ...over,
})
const bill = (over: Partial<BillInput> = {}): BillInput => ({
  amountMinor: 150_050n,
  currency: 'KES',
  biller: 'paybill',
  billerNumber: '888880',
  accountReference: '44512',
  channel: '63902',
  reference: 'PV-2026-00002-1-ABCD',
  ...over,
})

describe('B2C', () => {
  test('is asked for with exactly the keys that SasaPay knows', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(200, accepted) })
    const result = await createSasapay().initiatePayout(ctx, payout())
    expect(result).toMatchObject({ status: 'pending', gatewayRequestId: 'B2C-1', merchantRequestId: 'OC-1' })
    expect(seen[1]).toMatchObject({ method: 'POST', url: '/api/v1/payments/b2c/', authorization: 'Bearer token-1' })
    expect(JSON.parse(seen[1]?.body ?? '')).toEqual({
      MerchantCode: '600000',
      MerchantTransactionReference: 'PV-2026-00001-1-ABCD',
      Amount: '30.00',
      Currency: 'KES',
      ReceiverNumber: '254700000000',
      Channel: '63902',
      Reason: 'Payout for Jane Doe',
      CallBackURL: ctx.callbackUrl,
    })
  })

  test('a bank account goes out as it is, the wallet "00" as "0"', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(200, accepted) })
    const gateway = createSasapay()
    await gateway.initiatePayout(ctx, payout({ channel: '01', recipientNumber: '1234567890' }))
    await gateway.initiatePayout(ctx, payout({ channel: '00' }))
    expect(seen.slice(1).map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { ReceiverNumber: '1234567890', Channel: '01' },
      { ReceiverNumber: '254700000000', Channel: '0' },
    ])
  })

  test.each<[string, Partial<PayoutInput>]>([
    ['nothing', { amountMinor: 0n }],
    ['another currency', { currency: 'UGX' }],
    ['a phone of another country', { recipientNumber: '+12025550123' }],
    ['no channel', { channel: 'mpesa' }],
  ])('%s is refused without a call', async (_name, over) => {
    const { ctx, seen } = await fakeGateway({ other: json(200, accepted) })
    expect(await createSasapay().initiatePayout(ctx, payout(over))).toMatchObject({
      status: 'failed',
      reason: 'invalid_input',
    })
    expect(seen).toEqual([])
  })

  test.each([
    ['a 500', json(500, {}), 'unknown'],
    ['text that is no JSON', json(200, 'OK'), 'unknown'],
    ['a refusal', json(200, { status: false, ResponseCode: 1 }), 'failed'],
  ] as const)('%s', async (_name, other, status) => {
    const { ctx } = await fakeGateway({ other })
    expect((await createSasapay().initiatePayout(ctx, payout())).status).toBe(status)
  })
})

describe('pay-bills', () => {
  test('the biller’s number is the receiver, the account at it the reference, on the same host (M5)', async () => {
    const { ctx, seen } = await fakeGateway({
      other: json(200, { status: true, responseCode: '0', checkoutRequestId: 'PB-1', merchantReference: 'MR-1' }),
    })
    const result = await createSasapay().payBill(ctx, bill())
    expect(result).toMatchObject({ status: 'pending', gatewayRequestId: 'PB-1' })
    expect(seen[1]?.url).toBe('/api/v2/waas/payments/pay-bills/')
    expect(JSON.parse(seen[1]?.body ?? '')).toEqual({
      merchantCode: '600000',
      transactionReference: 'PV-2026-00002-1-ABCD',
      currencyCode: 'KES',
      amount: '1500.50',
      senderAccountNumber: '600000',
      receiverMerchantCode: '888880',
      accountReference: '44512',
      transactionFee: 0,
      billerType: 'PAYBILL',
      networkCode: '63902',
      callbackUrl: ctx.callbackUrl,
      reason: 'Payment',
    })
  })

  test('a till has no account; a pay bill without one, a bank and a wrong number are refused', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(200, { responseCode: 0, checkoutRequestId: 'T-1' }) })
    const gateway = createSasapay()
    await gateway.payBill(ctx, bill({ biller: 'till', billerNumber: '512345', accountReference: null }))
    expect(JSON.parse(seen[1]?.body ?? '')).toMatchObject({ billerType: 'TILL', accountReference: '' })
    for (const over of [{ accountReference: null }, { channel: '01' }, { billerNumber: '12' }]) {
      expect((await gateway.payBill(ctx, bill(over))).status).toBe('failed')
    }
    expect(seen).toHaveLength(2)
  })
})

describe('the state of a payout', () => {
  const answer = (data: object) => json(200, { status: true, data })
  const query = { reference: 'PV-1', transactionCode: 'SPX' }

  test.each([
    ['0', 'succeeded'],
    [0, 'succeeded'],
    ['1032', 'failed'],
    [1032, 'failed'],
    [undefined, 'unknown'],
  ])('result code %p means %s (vector 7)', async (ResultCode, status) => {
    const { ctx } = await fakeGateway({
      other: answer({
        ResultCode,
        MerchantTransactionReference: 'PV-1',
        TransactionAmount: '30.00',
        TransactionCharge: '1',
      }),
    })
    expect((await createSasapay().queryPayout(ctx, query)).status).toBe(status)
  })

  test('an answer about another payment, another merchant or money that came in is no answer', async () => {
    for (const data of [
      { MerchantTransactionReference: 'PV-2' },
      { MerchantCode: '999999' },
      { TransactionType: 'C2B' },
    ]) {
      const { ctx } = await fakeGateway({ other: answer({ ResultCode: '0', TransactionAmount: '30.00', ...data }) })
      expect((await createSasapay().queryPayout(ctx, query)).status).toBe('unknown')
    }
  })

  test('where the state comes by callback only, the receipt is verified', async () => {
    const { ctx, seen } = await fakeGateway({
      other: (response, request) =>
        request.url.includes('verify')
          ? json(200, { statusCode: 0, data: { TransactionAmount: '30.00', TransactionCode: 'SPX' } })(
              response,
              request,
            )
          : json(200, { status: true, message: 'Check your callback url for response' })(response, request),
    })
    expect(await createSasapay().queryPayout(ctx, query)).toMatchObject({ status: 'succeeded', amountMinor: 3_000n })
    expect(seen.map(({ url }) => url).at(-1)).toBe('/api/v1/transactions/verify/')
  })
})
