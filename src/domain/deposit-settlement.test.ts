import { expect, test } from '@jest/globals'
import { settleDeposit } from './deposit-settlement.ts'

const charge = (amount: bigint) => ({ description: 'Window', amount })

test.each<[string, bigint, bigint[], bigint[], { refund: bigint; owed: bigint }]>([
  ['nothing to keep', 100n, [], [], { refund: 100n, owed: 0n }],
  ['deductions and arrears come off', 100n, [20n, 10n], [30n], { refund: 40n, owed: 0n }],
  ['used up to the cent', 100n, [40n], [60n], { refund: 0n, owed: 0n }],
  ['never below zero: the rest stays owed', 100n, [80n], [50n], { refund: 0n, owed: 30n }],
  ['no deposit was received', 0n, [80n], [], { refund: 0n, owed: 80n }],
])('%s', (_name, deposit, deductions, arrears, expected) => {
  const settled = settleDeposit({ deposit, deductions: deductions.map(charge), arrears: arrears.map(charge) })
  expect(settled).toMatchObject(expected)
  const sum = settled.lines.reduce((total, { amount }) => total + amount, 0n)
  expect(sum).toBe(settled.refund - settled.owed)
})

test('negative amounts are refused, lines of nothing left out', () => {
  expect(() => settleDeposit({ deposit: -1n, deductions: [], arrears: [] })).toThrow(RangeError)
  expect(() => settleDeposit({ deposit: 1n, deductions: [charge(-1n)], arrears: [] })).toThrow(RangeError)
  expect(settleDeposit({ deposit: 5n, deductions: [charge(0n)], arrears: [] }).lines).toHaveLength(1)
  expect(settleDeposit({ deposit: 5n, deductions: [charge(1n)], arrears: [charge(1n)] }).lines).toHaveLength(3)
})
