import { afterEach, describe, expect, test } from '@jest/globals'

import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'
import { fakeGateway, json, stopFakeGateways, type Answer } from '../../helpers/fake-gateway.ts'

afterEach(stopFakeGateways)

describe('confirmation', () => {
  const body = {
    CheckoutRequestID: 'CR-1',
    ResultCode: '0',
    TransactionCode: 'SPABC',
    TransAmount: '1500.00',
    MerchantCode: '600000',
  }
  const confirm = async (other: Answer, changes: object = {}) => {
    const { ctx, seen } = await fakeGateway({ other })
    const sasapay = createSasapay()
    const [event] = sasapay.parse({ body: JSON.stringify({ ...body, ...changes }) })
    if (!event) throw new Error('The callback gave no event.')
    return { confirmation: await sasapay.confirm(ctx, event), seen }
  }
  const data = {
    TransID: 'SPABC',
    TransAmount: '1500.00',
    MerchantCode: '600000',
    BillRefNumber: 'INV-1',
    FirstName: 'Jane',
    LastName: 'Doe',
  }

  test('asks for the transaction and takes the amount from the answer', async () => {
    const { confirmation, seen } = await confirm(json(200, { statusCode: 0, data: { ...data, TransAmount: '900.00' } }))
    expect(confirmation).toMatchObject({
      verdict: 'confirmed',
      status: 'succeeded',
      amountMinor: 90_000n,
      reference: 'INV-1',
      transactionCode: 'SPABC',
      payerName: 'Jane Doe',
    })
    expect(seen[1]?.url).toBe('/api/v1/transactions/verify/')
    expect(JSON.parse(seen[1]?.body ?? '')).toEqual({ merchantCode: '600000', transactionCode: 'SPABC' })
  })

  test.each<[string, Answer, object]>([
    ['string status code', json(200, { statusCode: '0', data }), { verdict: 'confirmed' }],
    ['details', json(200, { statusCode: 0, details: data }), { verdict: 'confirmed' }],
    [
      'flat fields',
      json(200, { status: true, ...data, TransID: undefined, TransactionCode: 'SPABC' }),
      { verdict: 'confirmed' },
    ],
    [
      'unknown transaction',
      json(404, { statusCode: 1, detail: 'none' }),
      { verdict: 'refuted', status: 'unknown', reason: 'not_found' },
    ],
    ['error code', json(200, { statusCode: 2, detail: 'none' }), { verdict: 'refuted', reason: 'not_found' }],
    [
      'another merchant',
      json(200, { statusCode: 0, data: { ...data, MerchantCode: '1' } }),
      { verdict: 'refuted', reason: 'merchant_mismatch' },
    ],
    [
      'another transaction',
      json(200, { statusCode: 0, data: { ...data, TransID: 'X' } }),
      { verdict: 'unavailable', reason: 'malformed_answer' },
    ],
    [
      'no amount',
      json(200, { statusCode: 0, data: { TransID: 'SPABC' } }),
      { verdict: 'unavailable', reason: 'malformed_answer' },
    ],
    ['server error', json(502, {}), { verdict: 'unavailable', status: 'unknown', reason: 'server_error' }],
    ['refused credentials', json(403, {}), { verdict: 'unavailable', reason: 'not_configured' }],
    [
      'reversed',
      json(200, { statusCode: 0, data: { ...data, IsReversed: true } }),
      { verdict: 'refuted', status: 'reversed' },
    ],
  ])('by %s', async (_name, other, expected) => {
    expect((await confirm(other)).confirmation).toMatchObject(expected)
  })

  test.each<[string, Answer, object]>([
    [
      'says cancelled',
      json(200, { status: true, data: { TransactionStatus: 'CANCELLED', Paid: false } }),
      { verdict: 'confirmed', status: 'failed' },
    ],
    [
      'still waits',
      json(200, { status: true, data: { Paid: false, AmountPaid: 0 } }),
      { verdict: 'refuted', status: 'pending' },
    ],
    [
      'was paid',
      json(200, { status: true, data: { Paid: true, AmountPaid: 1500, TransactionCode: 'SPABC' } }),
      { verdict: 'refuted', status: 'succeeded', amountMinor: 150_000n },
    ],
    [
      'answers later',
      json(200, { status: true, message: 'Check your callback url for response' }),
      { verdict: 'unavailable', reason: 'awaiting_callback' },
    ],
  ])('of a failure asks for the request, which %s', async (_name, other, expected) => {
    const { confirmation, seen } = await confirm(other, { ResultCode: '1032', TransactionCode: '' })
    expect(confirmation).toMatchObject(expected)
    expect(seen[1]?.url).toBe('/api/v1/transactions/status-query/')
  })

  test('never takes a payout for a collection', async () => {
    const { confirmation, seen } = await confirm(json(200, { statusCode: 0, data }), { RecipientName: 'Jane' })
    expect(confirmation).toMatchObject({ verdict: 'refuted', reason: 'unsupported', amountMinor: null })
    expect(seen).toEqual([])
  })

  test('by reference works when the request id was lost', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(404, { status: false, message: 'none' }) })
    const sasapay = createSasapay()
    expect(await sasapay.queryStatus(ctx, { reference: 'INV-1' })).toMatchObject({
      status: 'unknown',
      reason: 'not_found',
    })
    expect(JSON.parse(seen[1]?.body ?? '')).toMatchObject({
      MerchantCode: '600000',
      MerchantTransactionReference: 'INV-1',
    })
    expect(await sasapay.queryStatus(ctx, {})).toMatchObject({ status: 'unknown', reason: 'invalid_input' })
  })
})
