import { describe, expect, test } from '@jest/globals'
import { paymentMoves } from './payment-moves.ts'

const payment = { method: 'cash', allocatedMinor: 0, unallocatedMinor: 0, refundedMinor: 0 } as const

describe('what can be done with a payment', () => {
  test.each([
    ['a cheque at the bank', { status: 'pending', method: 'cheque' }, ['clear', 'bounce', 'reverse']],
    ['credit', { status: 'received', unallocatedMinor: 5 }, ['allocate', 'reverse']],
    ['on invoices', { status: 'received', allocatedMinor: 5 }, ['release', 'reverse']],
    ['a cleared cheque', { status: 'received', method: 'cheque', allocatedMinor: 5 }, ['release', 'bounce', 'reverse']],
    ['refunded in part', { status: 'received', unallocatedMinor: 5, refundedMinor: 5 }, ['allocate']],
    ['taken back', { status: 'reversed' }, []],
  ] as const)('%s', (_case, facts, keys) => {
    expect(paymentMoves({ ...payment, ...facts }).map(({ key }) => key)).toEqual(keys)
  })
})
