import { describe, expect, test } from '@jest/globals'
import { propose } from './proposal.ts'

const invoices = [
  { id: 'late', dueDate: '2026-12-05', issueDate: '2026-12-01', balanceMinor: 500 },
  { id: 'early', dueDate: '2026-11-05', issueDate: '2026-11-01', balanceMinor: 300 },
]

describe('what a payment will do', () => {
  test('by itself the oldest first, the rest is credit', () => {
    expect(propose({ amountMinor: 900, invoices, chosen: null })).toEqual({
      amounts: new Map([
        ['early', 300],
        ['late', 500],
      ]),
      allocatedMinor: 800,
      creditMinor: 100,
    })
  })

  test('as it was typed, with what is wrong about it', () => {
    const chosen = new Map([['early', 301]])
    expect(propose({ amountMinor: 300, invoices, chosen })).toEqual({
      amounts: chosen,
      allocatedMinor: 301,
      creditMinor: -1,
      tooMuch: 'early',
    })
  })
})
