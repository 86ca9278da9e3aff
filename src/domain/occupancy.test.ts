import { expect, test } from '@jest/globals'
import { occupancyOf, totalOccupancy } from './occupancy.ts'

test.each([
  [30, 15, 5_000],
  [3, 1, 3_333],
  [3, 2, 6_667],
  [10, 10, 10_000],
  [10, 0, 0],
  [0, 0, null],
])('%d lettable days, %d let: %s', (lettableDays, occupiedDays, occupancyBps) => {
  expect(occupancyOf({ lettableDays, occupiedDays })).toMatchObject({
    occupancyBps,
    vacantDays: lettableDays - occupiedDays,
  })
})

test('a total follows from the days, not from the rates', () => {
  const parts = [
    { lettableDays: 100, occupiedDays: 100 },
    { lettableDays: 10, occupiedDays: 0 },
  ]
  expect(totalOccupancy(parts)).toEqual({ lettableDays: 110, occupiedDays: 100, vacantDays: 10, occupancyBps: 9_091 })
  expect(totalOccupancy([])).toMatchObject({ occupancyBps: null })
})

test('more let days than lettable ones are a mistake', () => {
  expect(() => occupancyOf({ lettableDays: 1, occupiedDays: 2 })).toThrow(RangeError)
})
