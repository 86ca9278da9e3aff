import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from './calendar.ts'
import {
  averagePerDay,
  consumptionSince,
  doubtAbout,
  estimateOf,
  placingProblem,
  type ReadingKind,
  type Stand,
  valueProblem,
} from './meter.ts'

const stand = (date: string, value: number, kind: ReadingKind = 'actual'): Stand => ({ date, value, kind })
/** ten a day */
const steady = [stand('2026-01-01', 0, 'initial'), stand('2026-01-11', 100), stand('2026-01-21', 200)]

describe('what may be entered', () => {
  test.each([
    [12.345, undefined],
    [0, undefined],
    [-0.001, /below zero/],
    [1.2345, /three decimals/],
    [Number.NaN, /number/],
    [Number.POSITIVE_INFINITY, /number/],
    ['12', /number/],
    [1e12, /more than/],
  ])('%p', (value, problem) => {
    if (problem) expect(valueProblem(value)).toMatch(problem)
    else expect(valueProblem(value)).toBeUndefined()
  })
})

describe('where a reading fits', () => {
  const [earlier, later] = [steady, [stand('2026-02-01', 300)]]
  test.each([
    [250, undefined],
    [200, undefined],
    [300, undefined],
    [199.999, /showed 200 on 2026-01-21/],
    [300.001, /only 300 on 2026-02-01/],
  ])('%p between 200 and 300', (value, problem) => {
    const found = placingProblem({ date: '2026-01-25', value, earlier, later })
    if (problem) expect(found).toMatch(problem)
    else expect(found).toBeUndefined()
  })

  test('an estimate gives way to what somebody has read', () => {
    const estimated = [...steady, stand('2026-02-01', 310, 'estimated')]
    expect(placingProblem({ date: '2026-02-11', value: 260, earlier: estimated, later: [] })).toBeUndefined()
    expect(consumptionSince(260, estimated.at(-1)).toNumber()).toBe(-50)
    expect(placingProblem({ date: '2026-02-11', value: 190, earlier: estimated, later: [] })).toMatch(/backwards/)
  })
})

describe('what looks wrong', () => {
  test.each([
    [300, undefined],
    [500, undefined],
    [500.001, /300.001 were used since 2026-01-21; 100 would be usual/],
    [200, /Nothing was used since 2026-01-21/],
  ])('%p after ten a day', (value, doubt) => {
    const found = doubtAbout({ date: '2026-01-31', value, earlier: steady })
    if (doubt) expect(found).toMatch(doubt)
    else expect(found).toBeUndefined()
  })

  test('the factor is a setting', () => {
    expect(doubtAbout({ date: '2026-01-31', value: 310, earlier: steady, jumpFactor: 1 })).toBeDefined()
  })

  test('without anything used before, nothing is strange', () => {
    const first = [stand('2026-01-01', 5, 'initial')]
    expect(doubtAbout({ date: '2026-02-01', value: 5_000, earlier: first })).toBeUndefined()
    expect(doubtAbout({ date: '2026-02-01', value: 5, earlier: [...first, stand('2026-01-15', 5)] })).toBeUndefined()
  })
})

describe('what nobody could read', () => {
  test('goes on as before', () => {
    expect(averagePerDay(steady)?.toNumber()).toBe(10)
    expect(estimateOf('2026-01-26', steady)?.toNumber()).toBe(250)
    expect(estimateOf('2026-01-26', [steady[0]!])).toBeUndefined()
    expect(averagePerDay([])).toBeUndefined()
    expect(averagePerDay([stand('2026-01-01', 5, 'estimated')])).toBeUndefined()
    expect(consumptionSince(7, undefined).toNumber()).toBe(0)
  })

  test('an estimate is never below what was read, nor refused by its own rules', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 500_000 })), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 90 }), (list, ahead) => {
        const stands = list.reduce<Stand[]>(
          (before, [days, thousandths]) => {
            const last = before.at(-1)!
            return [...before, stand(addDays(last.date, days), (Number(last.value) * 1_000 + thousandths) / 1_000)]
          },
          [stand('2025-01-01', 0, 'initial')],
        )
        const date = addDays(stands.at(-1)!.date, ahead)
        const value = estimateOf(date, stands)?.toNumber() ?? -1
        expect(valueProblem(value)).toBeUndefined()
        expect(placingProblem({ date, value, earlier: stands, later: [] })).toBeUndefined()
      }),
    )
  })
})
