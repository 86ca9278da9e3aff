import { describe, expect, test } from '@jest/globals'
import { isOwnCode } from './accounts.ts'
import { openDayFor } from './open-day.ts'

describe('the day of an event in the books', () => {
  test.each([
    ['2026-03-31', null, '2026-03-31'],
    ['2026-03-31', '2026-02', '2026-03-31'],
    ['2026-02-28', '2026-02', '2026-03-01'],
    ['2025-06-15', '2026-02', '2026-03-01'],
    ['2025-12-31', '2025-12', '2026-01-01'],
  ])('%s, closed through %s: %s', (asked, closed, day) => {
    expect(openDayFor(asked, closed)).toBe(day)
  })
})

describe('codes that a company may use', () => {
  test.each([
    ['6100', true],
    ['OFFICE-1', true],
    ['1100', false],
    ['6', false],
    ['=1+1', false],
    ['61 00', false],
  ])('%s: %s', (code, isFree) => {
    expect(isOwnCode(code)).toBe(isFree)
  })
})
