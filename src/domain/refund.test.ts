import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from './money.ts'
import { refundTransitions, takeCredit } from './refund.ts'
import { allowedTransitions } from './transitions.ts'

test('credit is taken in the order given, and only as much as is wanted', () => {
  const sources = [
    { payment: 'a', free: 100n },
    { payment: 'b', free: -5n },
    { payment: 'c', free: 50n },
    { payment: 'd', free: 50n },
  ]
  expect(takeCredit(130n, sources)).toEqual([
    { payment: 'a', amount: 100n },
    { payment: 'c', amount: 30n },
  ])
  expect(takeCredit(200n, sources)?.length).toBe(3)
  expect(takeCredit(201n, sources)).toBeUndefined()
  expect(takeCredit(1n, [])).toBeUndefined()
})

test('the parts add up, and none is above what its payment holds', () => {
  const free = fc.bigInt({ min: -10n, max: 1_000n })
  fc.assert(
    fc.property(fc.array(free, { maxLength: 8 }), fc.bigInt({ min: 1n, max: 4_000n }), (list, amount) => {
      const sources = list.map((each, index) => ({ payment: `p${index}`, free: each }))
      const parts = takeCredit(amount, sources)
      const there = sumMinor(list.filter((each) => each > 0n))
      expect(parts === undefined).toBe(amount > there)
      for (const part of parts ?? [])
        expect(part.amount > 0n && part.amount <= (list[Number(part.payment.slice(1))] ?? 0n)).toBe(true)
      if (parts) expect(sumMinor(parts.map((part) => part.amount))).toBe(amount)
    }),
  )
})

test('a refund that is under way is not cancelled', () => {
  expect(allowedTransitions(refundTransitions, 'processing')).toEqual(['paid', 'failed'])
  expect(allowedTransitions(refundTransitions, 'failed')).toEqual(['processing', 'cancelled'])
})
