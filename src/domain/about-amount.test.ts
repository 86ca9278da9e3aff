import { expect, test } from '@jest/globals'
import { aboutAmount } from './about-amount.ts'

test.each([
  ['USD', 'KES', 129.5, 10_000n, 1_295_000n],
  ['UGX', 'KES', 0.035, 1_000_000n, 3_500_000n],
  ['KES', 'UGX', 28.5, 10_000n, 2_850n],
  ['KWD', 'KES', 420.123, 1_234n, 51_843n],
  ['USD', 'KES', 129.5, -1n, -130n],
])('%s in %s at %d: %d is about %d', (currency, quote, rate, minor, about) => {
  expect(aboutAmount({ minor, currency, quote, rate })).toBe(about)
})
