import { expect, test } from '@jest/globals'
import { dueOccurrences, nextOccurrence } from './recurrence.ts'

const series = { nextDate: '2025-01-31', endDate: null, everyMonths: 1, anchorDay: 31, limit: 24 }

test('the end of a short month does not become the day of the series', () => {
  expect(dueOccurrences({ ...series, today: '2025-05-31' })).toEqual({
    due: ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31'],
    nextDate: '2025-06-30',
  })
  expect(nextOccurrence({ date: '2024-02-29', everyMonths: 12, anchorDay: 29 })).toBe('2025-02-28')
})

test.each([
  ['nothing before its day', { today: '2025-01-30' }, [], '2025-01-31'],
  ['nothing after its end', { today: '2025-12-31', endDate: '2025-02-28' }, ['2025-01-31', '2025-02-28'], '2025-03-31'],
  ['a few at a time', { today: '2025-12-31', limit: 1 }, ['2025-01-31'], '2025-02-28'],
  ['every quarter', { today: '2025-07-31', everyMonths: 3 }, ['2025-01-31', '2025-04-30', '2025-07-31'], '2025-10-31'],
])('%s', (_name, over, due, nextDate) => {
  expect(dueOccurrences({ ...series, ...over })).toEqual({ due, nextDate })
})
