import { expect, test } from '@jest/globals'
import { documentPrefixes, formatNumber } from './numbering.ts'

test.each([
  ['INV', 2026, 1, 'INV-2026-00001'],
  ['RV', 2026, 99_999, 'RV-2026-99999'],
  ['PEN', 2026, 100_000, 'PEN-2026-100000'],
])('%s %s %s', (prefix, year, sequence, expected) => {
  expect(formatNumber(prefix, year, sequence)).toBe(expected)
})

test.each([
  ['inv', 2026, 1],
  ['', 2026, 1],
  ['INV', 26, 1],
  ['INV', 10_000, 1],
  ['INV', 2026.5, 1],
  ['INV', 2026, 0],
  ['INV', 2026, 1.5],
  ['INV', 2026, 2 ** 53],
])('refuses %j %s %s', (prefix, year, sequence) => {
  expect(() => formatNumber(prefix, year, sequence)).toThrow(RangeError)
})

test('no two document types share a prefix', () => {
  const prefixes = Object.values(documentPrefixes)
  expect(new Set(prefixes).size).toBe(prefixes.length)
  expect(prefixes.every((prefix) => formatNumber(prefix, 2026, 1).startsWith(`${prefix}-`))).toBe(true)
})
