import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { createSasapay } from '../../../src/gateways/sasapay/sasapay.ts'

const sasapay = createSasapay()
const callback = {
  MerchantRequestID: 'MR-1',
  CheckoutRequestID: 'CR-1',
  PaymentRequestID: 'PR-1',
  ResultCode: '0',
  ResultDesc: 'Transaction processed successfully.',
  SourceChannel: 'M-PESA',
  TransAmount: '1500.00',
  BillRefNumber: 'INV-2025-001',
  TransactionDate: '20250703062353',
  CustomerMobile: '254712345678',
  TransactionCode: 'SPABC123',
  ThirdPartyTransID: 'TGH123',
  MerchantCode: '600000',
}
const parse = (body: unknown) => sasapay.parse({ body: JSON.stringify(body) })
const parseOne = (changes: Record<string, unknown> = {}) => {
  const [event] = parse({ ...callback, ...changes })
  if (!event) throw new Error('The callback gave no event.')
  return event
}

describe('a SasaPay callback', () => {
  test('becomes a charge event', () => {
    const { raw, ...event } = parseOne()
    expect(event).toEqual({
      dedupKey: 'CR-1:0:SPABC123',
      kind: 'charge',
      status: 'succeeded',
      resultCode: '0',
      resultMessage: 'Transaction processed successfully.',
      gatewayRequestId: 'CR-1',
      merchantRequestId: 'MR-1',
      merchantCode: '600000',
      reference: 'INV-2025-001',
      transactionCode: 'SPABC123',
      amountMinor: 150_000n,
      currency: 'KES',
      payerPhone: '254712345678',
      payerName: null,
      occurredAt: new Date('2025-07-03T03:23:53.000Z'),
    })
    expect(raw).toEqual(callback)
  })

  test.each([
    [0, 'succeeded', '0'],
    ['0', 'succeeded', '0'],
    [' 0 ', 'succeeded', '0'],
    [1032, 'failed', '1032'],
    ['1032', 'failed', '1032'],
    [1, 'failed', '1'],
    [undefined, 'unknown', null],
    [null, 'unknown', null],
    ['', 'unknown', null],
    ['PENDING', 'unknown', 'PENDING'],
    [{}, 'unknown', null],
    [false, 'unknown', null],
  ])('with result code %p is %s', (ResultCode, status, resultCode) => {
    expect(parseOne({ ResultCode })).toMatchObject({ status, resultCode })
  })

  test('replayed with another type of result code keeps its key, so there is one receipt', () => {
    const keys = ['0', 0, '00'].map((ResultCode) => parseOne({ ResultCode }).dedupKey)
    expect(new Set(keys)).toEqual(new Set(['CR-1:0:SPABC123']))
  })

  test('of a forged failure has another key than the later success', () => {
    expect(parseOne({ ResultCode: '1032', TransactionCode: '' }).dedupKey).not.toBe(parseOne().dedupKey)
  })

  test('keys of different events never meet, whatever the fields hold', () => {
    const part = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /\w/.test(text))
    const triple = fc.tuple(part, part, part)
    const keyOf = ([CheckoutRequestID, ResultCode, TransactionCode]: [string, string, string]) =>
      parseOne({ CheckoutRequestID, ResultCode, TransactionCode })
    fc.assert(
      fc.property(triple, triple, (a, b) => {
        const [first, second] = [keyOf(a), keyOf(b)]
        const isSame =
          first.gatewayRequestId === second.gatewayRequestId &&
          first.resultCode === second.resultCode &&
          first.transactionCode === second.transactionCode
        expect(first.dedupKey === second.dedupKey).toBe(isSame)
      }),
    )
    expect(keyOf(['a:b', '0', 'c']).dedupKey).not.toBe(keyOf(['a', 'b:0', 'c']).dedupKey)
    expect(keyOf(['x'.repeat(400), '0', 'c']).dedupKey.length).toBeLessThan(200)
  })

  test.each([
    [{ TransAmount: 1500 }, 150_000n],
    [{ TransAmount: '1,500.00' }, 150_000n],
    [{ TransAmount: 'a lot' }, null],
    [{ TransAmount: '-1500.00' }, null],
  ])('reads the amount %p exactly or not at all', (changes, amountMinor) => {
    expect(parseOne(changes).amountMinor).toBe(amountMinor)
  })

  test.each([
    ['20250703062353', '2025-07-03T03:23:53.000Z'],
    [20250703062353, '2025-07-03T03:23:53.000Z'],
    ['2025-07-03T06:23:53', '2025-07-03T03:23:53.000Z'],
    ['20250101013000', '2024-12-31T22:30:00.000Z'],
    ['20250230062353', undefined],
    ['20250703252353', undefined],
    ['yesterday', undefined],
  ])('reads the time %p as Nairobi time', (TransactionDate, expected) => {
    expect(parseOne({ TransactionDate }).occurredAt?.toISOString()).toBe(expected)
  })

  test('tells payouts, notifications and status results apart by their fields', () => {
    const payout = parse({
      MerchantCode: '600000',
      RecipientName: 'Jane',
      RecipientAccountNumber: '254700000000',
      ResultCode: 0,
      CheckoutRequestID: 'C',
      SasaPayTransactionCode: 'SPX',
      TransactionAmount: '30',
      MerchantTransactionReference: 'PO-1',
    })
    expect(payout).toMatchObject([
      { kind: 'payout', status: 'succeeded', reference: 'PO-1', transactionCode: 'SPX', amountMinor: 3_000n },
    ])
    const notification = parse({
      MerchantCode: '600000',
      TransID: 'CDVISAIHD',
      FullName: 'Jane Doe',
      MSISDN: '254700000000',
      TransAmount: '10.00',
      TransTime: '20240703062353',
      BillRefNumber: '12345',
    })
    expect(notification).toMatchObject([
      {
        kind: 'notification',
        status: 'succeeded',
        transactionCode: 'CDVISAIHD',
        payerName: 'Jane Doe',
        reference: '12345',
      },
    ])
    const status = parse({
      CheckoutId: 'CR-1',
      ResultCode: '0',
      TransID: 'SPABC123',
      AmountPaid: '1500.00',
      Paid: true,
    })
    expect(status).toMatchObject([{ kind: 'charge', dedupKey: 'CR-1:0:SPABC123', amountMinor: 150_000n }])
    expect(parseOne({ IsReversed: true }).status).toBe('reversed')
  })

  test('cleans text that a database would refuse', () => {
    const event = parseOne({
      BillRefNumber: 'IN\u0000V\n-1',
      TransactionCode: 'SP\ud800X',
      ResultDesc: 'x'.repeat(5_000),
    })
    expect(event).toMatchObject({ reference: 'INV-1', transactionCode: 'SP\ufffdX' })
    expect(event.resultMessage?.length).toBeLessThanOrEqual(500)
  })

  test('junk gives no event and never throws', () => {
    expect(
      ['', 'null', '[]', '1', '"x"', '{', '<html>', '[1,null]'].flatMap((body) => sasapay.parse({ body })),
    ).toEqual([])
    fc.assert(fc.property(fc.uint8Array(), (body) => void sasapay.parse({ body })))
    fc.assert(fc.property(fc.json(), (body) => void sasapay.parse({ body })))
    const junk = fc.record(Object.fromEntries(Object.keys(callback).map((key) => [key, fc.anything()])), {
      requiredKeys: [],
    })
    fc.assert(
      fc.property(junk, (fields) => {
        const body = JSON.stringify(fields, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
        for (const event of sasapay.parse({ body })) {
          expect(event.dedupKey.length).toBeLessThan(210)
          expect(event.dedupKey).not.toMatch(/\p{Cc}|\p{Cs}/u)
        }
      }),
    )
  })

  test('nested without end does no harm', () => {
    const depth = 120_000
    const body = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(sasapay.parse({ body }).length).toBeLessThanOrEqual(1)
    expect(sasapay.redact({ body }).body).toBe('[unreadable body]')
  })

  test('is acknowledged in the words SasaPay expects', () => {
    const reply = sasapay.ack({ body: '' }, 'accepted')
    expect(reply).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '{"message":"Payment callback received"}',
    })
    expect(sasapay.ack({ body: '' }, 'duplicate')).toEqual(reply)
    expect(sasapay.ack({ body: '' }, 'unreadable').status).toBe(400)
    expect(sasapay.ack({ body: '' }, 'unavailable').status).toBe(503)
  })

  test('is redacted: no phone, no name, no unknown header', () => {
    const raw = {
      body: JSON.stringify({ ...callback, FirstName: 'Jane', nested: { MSISDN: 254700000123 } }),
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer secret',
        cookie: ['a=b'],
        missing: undefined,
      },
    }
    const { body, headers } = sasapay.redact(raw)
    expect(body).toContain('SPABC123')
    expect(body).toContain('…678')
    expect(body).not.toMatch(/254712345678|Jane|254700000123/)
    expect(headers).toEqual({ 'content-type': 'application/json', authorization: '[redacted]', cookie: '[redacted]' })
    expect(sasapay.redact({ body: 'Jane 254712345678' }).body).toBe('[unreadable body]')
  })
})
