import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { toMajorText } from '../../../src/domain/money-text.ts'
import { parseMajorAmount } from '../../../src/gateways/amount.ts'

const parse = (value: unknown, currency = 'KES') => parseMajorAmount({ value, currency })
const minor = () => fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) })

describe('a gateway amount', () => {
  test.each([
    ['1500.00', 150_000n],
    [1500, 150_000n],
    [1500.5, 150_050n],
    ['1,500.00', 150_000n],
    ['1,234,567.89', 123_456_789n],
    [' 10.00 ', 1_000n],
    ['KES 10.00', 1_000n],
    ['1500', 150_000n],
    ['1500.5', 150_050n],
    ['1500.500', 150_050n],
    ['0.00', 0n],
    [0.1, 10n],
    [19.99, 1_999n],
    ['90071992547409.91', BigInt(Number.MAX_SAFE_INTEGER)],
  ])('%p is %p minor units', (value, expected) => {
    expect(parse(value)).toBe(expected)
  })

  test.each([
    '',
    'abc',
    '-5.00',
    '+5',
    '1.005',
    '1,50.00',
    '1.500,00',
    '1e3',
    '0x10',
    'Infinity',
    '1 500',
    '١٢',
    '.50',
    '5.',
    '90071992547409.92',
    -1,
    NaN,
    Infinity,
    1e21,
    9_007_199_254_740_993,
    true,
    null,
    undefined,
    {},
    [],
    [1500],
    1500n,
  ])('%p is refused', (value) => {
    expect(parse(value)).toBeNull()
  })

  test('the fraction follows the currency', () => {
    expect(parse('1500', 'UGX')).toBe(1_500n)
    expect(parse('1500.00', 'UGX')).toBe(1_500n)
    expect(parse('1500.50', 'UGX')).toBeNull()
    expect(parse('1500', 'ZZZ')).toBeNull()
  })

  test('written and read again is the same, also with thousands separators', () => {
    fc.assert(
      fc.property(minor(), fc.constantFrom('KES', 'UGX', 'USD'), (value, currency) => {
        const text = toMajorText(value, currency)
        const [whole = '', fraction] = text.split('.')
        const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
        expect(parse(text, currency)).toBe(value)
        expect(parse(withCommas, currency)).toBe(value)
      }),
    )
  })

  test('as a JSON number is read as exactly as its text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (value) => {
        const text = toMajorText(BigInt(value), 'KES')
        expect(parse(JSON.parse(text))).toBe(BigInt(value))
      }),
    )
  })

  test('junk never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parse(value)))
    fc.assert(fc.property(fc.string(), fc.string(), (value, currency) => void parse(value, currency)))
  })
})
