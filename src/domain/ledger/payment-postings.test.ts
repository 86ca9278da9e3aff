import { describe, expect, test } from '@jest/globals'
import { opposite, toPosting } from './entry.ts'
import {
  allocationReleased,
  type CollectedLine,
  creditApplied,
  paymentReceived,
  paymentReversed,
  rentCollected,
  suspenseAllocated,
} from './payment-postings.ts'

const payer = { payment: 'p1', person: 'tenant' }
const invoice = { invoice: 'i1', person: 'tenant', unit: 'u1', contract: 'c1', project: 'pr1' }
const place = { invoice: 'i1', unit: 'u1', contract: 'c1', project: 'pr1', payment: 'p1' }
const clearing = { account: 'gateway_clearing', subject: 'g1' } as const

const rent = (values: Partial<CollectedLine> = {}): CollectedLine => ({
  ...invoice,
  kind: 'rent',
  net: 1_000n,
  tax: 160n,
  ownerShares: [
    { person: 'ann', bps: 6_000 },
    { person: 'ben', bps: 3_000 },
  ],
  paidBefore: 0n,
  paidAfter: 1_160n,
  ...values,
})

describe('paymentReceived', () => {
  test('on an invoice, with a gateway fee', () => {
    const allocations = [{ ...invoice, amount: 1_160n }]
    expect(paymentReceived({ payer, money: clearing, amount: 1_160n, gatewayFee: 10n, allocations })).toEqual([
      { account: 'gateway_clearing', subject: 'g1', ...payer, amountMinor: 1_150n },
      { account: 'gateway_fee_expense', ...payer, amountMinor: 10n },
      { account: 'receivable', ...invoice, payment: 'p1', amountMinor: -1_160n },
    ])
  })

  test('overpaid: 1,250 on 1,000 leaves a credit of 250', () => {
    const allocations = [{ ...invoice, amount: 1_000n }]
    expect(paymentReceived({ payer, money: { account: 'bank' }, amount: 1_250n, allocations, excess: 250n })).toEqual([
      { account: 'bank', ...payer, amountMinor: 1_250n },
      { account: 'receivable', ...invoice, payment: 'p1', amountMinor: -1_000n },
      { account: 'customer_credit', ...payer, amountMinor: -250n },
    ])
  })

  test('nobody known: suspense, held by the payment', () => {
    const input = { money: { account: 'cash' }, amount: 500n, suspense: 500n } as const
    expect(paymentReceived({ payer: { payment: 'p1' }, ...input })).toEqual([
      { account: 'cash', payment: 'p1', amountMinor: 500n },
      { account: 'suspense', payment: 'p1', amountMinor: -500n },
    ])
  })

  test('refuses parts that are not the amount', () => {
    expect(() => paymentReceived({ payer, money: clearing, amount: 500n, suspense: 499n })).toThrow(RangeError)
    expect(() => paymentReceived({ payer, money: clearing, amount: 500n })).toThrow(RangeError)
  })
})

describe('rentCollected', () => {
  test('moves each owner’s part of the rent, without tax, from accrual to payable', () => {
    expect(rentCollected({ payment: 'p1', lines: [rent({ paidAfter: 580n })] })).toEqual([
      { account: 'owner_accrual', ...place, person: 'ann', amountMinor: 300n },
      { account: 'owner_payable', ...place, person: 'ann', amountMinor: -300n },
      { account: 'owner_accrual', ...place, person: 'ben', amountMinor: 150n },
      { account: 'owner_payable', ...place, person: 'ben', amountMinor: -150n },
    ])
  })

  test('moves nothing for the company’s own rent or another kind', () => {
    const lines = [rent({ ownerShares: [] }), rent({ kind: 'service' }), rent({ ownerShares: undefined })]
    expect(rentCollected({ payment: 'p1', lines })).toEqual([])
  })

  test('refuses more than the line', () => {
    expect(() => rentCollected({ payment: 'p1', lines: [rent({ paidAfter: 1_162n })] })).toThrow(RangeError)
  })
})

describe('suspenseAllocated and creditApplied', () => {
  const allocations = [{ ...invoice, amount: 300n }]

  test('suspense is emptied on the payment it waited on', () => {
    expect(suspenseAllocated({ payer, allocations, excess: 200n })).toEqual([
      { account: 'suspense', payment: 'p1', amountMinor: 500n },
      { account: 'receivable', ...invoice, payment: 'p1', amountMinor: -300n },
      { account: 'customer_credit', ...payer, amountMinor: -200n },
    ])
    const received = paymentReceived({ payer: { payment: 'p1' }, money: clearing, amount: 500n, suspense: 500n })
    const together = toPosting(received, suspenseAllocated({ payer, allocations, excess: 200n }))
    expect(together.some(({ account }) => account === 'suspense')).toBe(false)
  })

  test('credit pays the next invoice', () => {
    expect(creditApplied({ payer, allocations })).toEqual([
      { account: 'customer_credit', ...payer, amountMinor: 300n },
      { account: 'receivable', ...invoice, payment: 'p1', amountMinor: -300n },
    ])
  })
})

describe('paymentReversed', () => {
  const received = paymentReceived({
    payer,
    money: clearing,
    amount: 1_200n,
    allocations: [{ ...invoice, amount: 1_160n }],
    excess: 40n,
  })

  test('of the only payment leaves nothing', () => {
    const posted = toPosting(received, rentCollected({ payment: 'p1', lines: [rent()] }))
    const lines = [rent({ paidBefore: 1_160n, paidAfter: 0n })]
    expect(toPosting(posted, paymentReversed({ payment: 'p1', posted, lines }))).toEqual([])
  })

  test('without owners is the plain opposite', () => {
    expect(paymentReversed({ payment: 'p1', posted: received, lines: [] })).toEqual(opposite(received))
  })

  test('out of order, then paid again, leaves no cent in the accrual', () => {
    const line = rent({ net: 1_001n, tax: 0n, ownerShares: [{ person: 'ann', bps: 3_333 }] })
    const moves = [
      [0n, 400n],
      [400n, 1_001n],
      [1_001n, 601n],
      [601n, 1_001n],
    ] as const
    const entries = moves.flatMap(([paidBefore, paidAfter], index) =>
      rentCollected({ payment: `p${index}`, lines: [{ ...line, paidBefore, paidAfter }] }),
    )
    const accrual = entries.filter(({ account }) => account === 'owner_accrual')
    expect(accrual.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(334n)
  })
})

describe('allocationReleased', () => {
  const allocations = [{ ...invoice, amount: 700n }]

  test('off the invoice, it is the payer’s credit', () => {
    expect(allocationReleased({ payer, allocations })).toEqual([
      { account: 'customer_credit', ...payer, amountMinor: -700n },
      { account: 'receivable', ...invoice, payment: 'p1', amountMinor: 700n },
    ])
  })

  test('matched wrongly, it is nobody’s again, with what had become credit', () => {
    const released = allocationReleased({ payer, allocations, toSuspense: true, credit: 300n })
    expect(released).toEqual([
      { account: 'suspense', payment: 'p1', amountMinor: -1_000n },
      { account: 'receivable', ...invoice, payment: 'p1', amountMinor: 700n },
      { account: 'customer_credit', ...payer, amountMinor: 300n },
    ])
    expect(toPosting(suspenseAllocated({ payer, allocations, excess: 300n }), released)).toEqual([])
  })
})
