import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { creditNoteTransitions, spreadCredit } from './credit-note.ts'
import { allowedTransitions, isFinal } from './transitions.ts'

describe('a credit over a whole invoice', () => {
  test('is spread by what the lines owe; what gets nothing is left out', () => {
    const open = [
      { line: 'rent', balance: 200n },
      { line: 'paid', balance: 0n },
      { line: 'water', balance: 100n },
    ]
    expect(spreadCredit({ amount: 100n, open })).toEqual([
      { line: 'rent', amountMinor: 67n },
      { line: 'water', amountMinor: 33n },
    ])
  })

  test('never takes more off a line than it owes, and all of it is taken', () => {
    const balances = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(balances, fc.nat(10_000), (balanceOf, part) => {
        const owed = balanceOf.reduce((sum, balance) => sum + balance, 0n)
        const amount = (owed * BigInt(part)) / 10_000n
        fc.pre(amount > 0n)
        const open = balanceOf.map((balance, index) => ({ line: String(index), balance }))
        const parts = spreadCredit({ amount, open })
        expect(parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(amount)
        expect(
          parts.every(({ line, amountMinor }) => amountMinor > 0n && amountMinor <= balanceOf[Number(line)]!),
        ).toBe(true)
      }),
    )
  })

  test.each([0n, -1n, 301n])('of %s is refused', (amount) => {
    expect(() => spreadCredit({ amount, open: [{ line: 'rent', balance: 300n }] })).toThrow(RangeError)
  })
})

test('a credit note is decided once', () => {
  expect(allowedTransitions(creditNoteTransitions, 'pending_approval')).toEqual(['issued', 'rejected'])
  expect(isFinal(creditNoteTransitions, 'issued') && isFinal(creditNoteTransitions, 'rejected')).toBe(true)
})
