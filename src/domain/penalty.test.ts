import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, addMonths, daysBetween, monthOf } from './calendar.ts'
import { applyRate, minMinor, sumMinor } from './money.ts'
import { dayByDay, type PenaltyFacts, penaltyOf, type PenaltyPolicy } from './penalty.ts'

const policyOf = (over: Partial<PenaltyPolicy> = {}): PenaltyPolicy => ({
  kind: 'percent',
  frequency: 'once',
  amount: 0n,
  rateBps: 500,
  graceDays: 5,
  chargedFrom: 'grace_end',
  cap: null,
  capBps: null,
  ...over,
})
const factsOf = (over: Partial<PenaltyFacts> = {}): PenaltyFacts => ({
  dueDate: '2026-01-05',
  billed: 30_000_00n,
  moves: [],
  pauses: [],
  ...over,
})
const total = (policy: Partial<PenaltyPolicy>, facts: Partial<PenaltyFacts>, asOf: string): bigint =>
  penaltyOf({ policy: policyOf(policy), facts: factsOf(facts), asOf }).total

describe('what an overdue invoice charges', () => {
  const paid = (date: string, amount: bigint) => ({ moves: [{ date, amount }] })
  const flat = { kind: 'flat', amount: 500_00n } as const
  test.each([
    ['nothing on the due date', {}, {}, '2026-01-05', 0n],
    ['nothing on the last day of grace', {}, {}, '2026-01-10', 0n],
    ['5 % on the first day after it', {}, {}, '2026-01-11', 1_500_00n],
    ['once means once', {}, {}, '2027-01-11', 1_500_00n],
    ['a flat fee', flat, {}, '2026-01-11', 500_00n],
    ['nothing when it was paid within the grace', {}, paid('2026-01-10', 30_000_00n), '2026-03-01', 0n],
    ['on what is left after a part was paid', {}, paid('2026-01-10', 20_000_00n), '2026-01-11', 500_00n],
    ['a payment of the day itself counts', {}, paid('2026-01-11', 30_000_00n), '2026-01-11', 0n],
    ['a late payment does not take it back', {}, paid('2026-01-12', 30_000_00n), '2026-02-01', 1_500_00n],
    ['daily: day by day after the grace', { frequency: 'daily', rateBps: 10 }, {}, '2026-01-20', 300_00n],
    [
      'daily from the due date: the grace as well, once it is over',
      { frequency: 'daily', rateBps: 10, chargedFrom: 'due_date' },
      {},
      '2026-01-11',
      180_00n,
    ],
    [
      'but nothing while the grace lasts',
      { frequency: 'daily', rateBps: 10, chargedFrom: 'due_date' },
      {},
      '2026-01-10',
      0n,
    ],
    ['weekly', { ...flat, frequency: 'weekly' }, {}, '2026-01-24', 1_000_00n],
    ['monthly', { frequency: 'monthly' }, {}, '2026-03-11', 4_500_00n],
    ['a limit in money', { frequency: 'monthly', cap: 2_000_00n }, {}, '2026-06-11', 2_000_00n],
    ['a limit of what was billed', { frequency: 'monthly', capBps: 1_000 }, {}, '2026-06-11', 3_000_00n],
    ['the lower of both', { frequency: 'monthly', capBps: 1_000, cap: 2_999_99n }, {}, '2026-06-11', 2_999_99n],
    [
      'a pause over the first days only puts it off',
      {},
      { pauses: [{ from: '2026-01-01', to: '2026-01-15' }] },
      '2026-01-16',
      1_500_00n,
    ],
    [
      'a pause without an end',
      { frequency: 'daily' },
      { pauses: [{ from: '2026-01-01', to: null }] },
      '2027-01-01',
      0n,
    ],
    [
      'a reversed payment makes it late again',
      { frequency: 'daily', rateBps: 10 },
      {
        moves: [
          { date: '2026-01-08', amount: 30_000_00n },
          { date: '2026-02-01', amount: -30_000_00n },
        ],
      },
      '2026-02-03',
      90_00n,
    ],
    ['more paid than billed is not a debt', {}, paid('2026-01-06', 40_000_00n), '2026-02-01', 0n],
  ] as const)('%s', (_case, policy, facts, asOf, expected) => {
    expect(total(policy, facts as Partial<PenaltyFacts>, asOf)).toBe(expected)
  })

  test('is told by months, and only by those that charge something', () => {
    const found = penaltyOf({
      policy: policyOf({ frequency: 'monthly', capBps: 1_000 }),
      facts: factsOf({ pauses: [{ from: '2026-02-05', to: '2026-03-20' }] }),
      asOf: '2026-06-30',
    })
    expect(found.periods).toEqual([
      { period: '2026-01', amount: 1_500_00n },
      { period: '2026-03', amount: 1_500_00n },
    ])
  })

  test('monthly charges are counted from the first one, so that a month end stays one', () => {
    const { rows } = penaltyOf({
      policy: policyOf({ frequency: 'monthly', graceDays: 0 }),
      facts: factsOf({ dueDate: '2026-01-30' }),
      asOf: '2026-05-31',
    })
    const charged = rows.filter(({ state }) => state === 'charged').map(({ from }) => from)
    expect(charged).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'])
  })

  test('the table says why a day charges nothing', () => {
    const { rows } = penaltyOf({
      policy: policyOf({ frequency: 'daily', rateBps: 10, capBps: 10, graceDays: 2 }),
      facts: factsOf({
        moves: [{ date: '2026-01-12', amount: 30_000_00n }],
        pauses: [{ from: '2026-01-09', to: '2026-01-09' }],
      }),
      asOf: '2026-01-13',
    })
    expect(rows.map(({ from, to, state, amount }) => [from.slice(8), to.slice(8), state, amount])).toEqual([
      ['06', '07', 'grace', 0n],
      ['08', '08', 'charged', 30_00n],
      ['09', '09', 'paused', 0n],
      ['10', '11', 'capped', 0n],
      ['12', '13', 'settled', 0n],
    ])
  })
})

describe('days that charge nothing', () => {
  const rowsOf = (moves: PenaltyFacts['moves'], graceDays: number) =>
    penaltyOf({ policy: policyOf({ graceDays }), facts: factsOf({ moves }), asOf: '2026-01-07' }).rows

  test('are days of the grace up to its last one', () => {
    expect(rowsOf([{ date: '2026-01-07', amount: 1n }], 2).map(({ from, state }) => [from, state])).toEqual([
      ['2026-01-06', 'grace'],
      ['2026-01-07', 'grace'],
    ])
  })

  test('owe nothing once more is paid than was billed', () => {
    const [row] = rowsOf([{ date: '2026-01-06', amount: 40_000_00n }], 0)
    expect([row?.state, row?.balance]).toEqual(['settled', 0n])
  })
})

const policies = fc.record({
  kind: fc.constantFrom('flat', 'percent'),
  frequency: fc.constantFrom('once', 'daily', 'weekly', 'monthly'),
  amount: fc.bigInt({ min: 1n, max: 100_000n }),
  rateBps: fc.integer({ min: 1, max: 3_000 }),
  graceDays: fc.integer({ min: 0, max: 20 }),
  chargedFrom: fc.constantFrom('due_date', 'grace_end'),
  cap: fc.option(fc.bigInt({ min: 1n, max: 1_000_000n })),
  capBps: fc.option(fc.integer({ min: 1, max: 20_000 })),
}) as fc.Arbitrary<PenaltyPolicy>
const dueDate = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2024-01-01', days))
const cases = fc
  .record({
    policy: policies,
    dueDate,
    billed: fc.bigInt({ min: 0n, max: 5_000_000n }),
    moves: fc.array(fc.tuple(fc.integer({ min: -10, max: 150 }), fc.bigInt({ min: -300_000n, max: 2_000_000n }))),
    pauses: fc.array(fc.tuple(fc.integer({ min: -10, max: 150 }), fc.option(fc.integer({ min: 0, max: 40 }))), {
      maxLength: 3,
    }),
    late: fc.integer({ min: -3, max: 160 }),
  })
  .map(({ policy, dueDate: due, billed, moves, pauses, late }) => ({
    policy,
    asOf: addDays(due, late),
    facts: {
      dueDate: due,
      billed,
      moves: moves.map(([day, amount]) => ({ date: addDays(due, day), amount })),
      pauses: pauses.map(([day, length]) => ({
        from: addDays(due, day),
        to: length === null ? null : addDays(due, day + length),
      })),
    },
  }))

/** The rule once more, one day after the other and as plain as it can be said. */
const oneByOne = ({ policy, facts, asOf }: { policy: PenaltyPolicy; facts: PenaltyFacts; asOf: string }): bigint[] => {
  const { dueDate: due, billed } = facts
  const days = Array.from({ length: Math.max(0, daysBetween(due, asOf)) }, (_, index) => addDays(due, index + 1))
  const balanceOn = (day: string): bigint => {
    const rest = billed - sumMinor(facts.moves.filter(({ date }) => date <= day).map(({ amount }) => amount))
    return rest < 0n ? 0n : rest
  }
  const owing = (day: string): boolean =>
    balanceOn(day) > 0n && !facts.pauses.some(({ from, to }) => from <= day && (to === null || day <= to))
  const start = addDays(due, policy.chargedFrom === 'due_date' ? 1 : policy.graceDays + 1)
  const isLate = days.some((day) => day > addDays(due, policy.graceDays) && balanceOn(day) > 0n)
  const windowOf = (day: string): number => {
    if (policy.frequency === 'once') return 0
    if (policy.frequency === 'weekly') return Math.floor(daysBetween(start, day) / 7)
    let index = 0
    while (addMonths(start, index + 1) <= day) index += 1
    return index
  }
  const limits = [policy.cap, policy.capBps === null ? null : applyRate(billed, policy.capBps)]
  let left: bigint | null = limits
    .filter((each) => each !== null)
    .reduce<bigint | null>((least, each) => (least === null ? each : minMinor(least, each)), null)
  const charged = new Set<number>()
  return days.map((day) => {
    if (!isLate || day < start || !owing(day)) return 0n
    if (policy.frequency !== 'daily') {
      if (charged.has(windowOf(day))) return 0n
      charged.add(windowOf(day))
    }
    const full = policy.kind === 'flat' ? policy.amount : applyRate(balanceOn(day), policy.rateBps)
    const amount = left === null ? full : minMinor(full, left)
    if (left !== null) left -= amount
    return amount
  })
}

describe('for any policy, payments and pauses', () => {
  test('the same as counted day by day; days, months and the total add up', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { rows, periods, total: whole, limit } = penaltyOf(given)
        const days = dayByDay(rows)
        expect(days.map(({ amount }) => amount)).toEqual(oneByOne(given))
        expect(sumMinor(periods.map(({ amount }) => amount))).toBe(whole)
        expect(sumMinor(days.map(({ amount }) => amount))).toBe(whole)
        if (limit !== null) expect(whole <= limit).toBe(true)
        const next = rows.slice(1).map(({ from }) => from)
        expect(next).toEqual(rows.slice(0, -1).map(({ to }) => addDays(to, 1)))
        const charged = rows.filter(({ amount }) => amount > 0n)
        expect(charged.every(({ from, to }) => monthOf(from) === monthOf(to))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('the order in which payments were entered changes nothing', () => {
    fc.assert(
      fc.property(cases, ({ policy, facts, asOf }) => {
        const turned = { ...facts, moves: facts.moves.toReversed(), pauses: facts.pauses.toReversed() }
        expect(penaltyOf({ policy, facts: turned, asOf })).toEqual(penaltyOf({ policy, facts, asOf }))
      }),
    )
  })

  test('days that pass never change the days before', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 30 }), ({ policy, facts, asOf }, more) => {
        // The grace that is over charges its own days too, hence the other way of counting.
        const given = { ...policy, chargedFrom: 'grace_end' as const }
        const before = dayByDay(penaltyOf({ policy: given, facts, asOf }).rows)
        const after = dayByDay(penaltyOf({ policy: given, facts, asOf: addDays(asOf, more) }).rows)
        expect(after.slice(0, before.length).map(({ amount }) => amount)).toEqual(before.map(({ amount }) => amount))
      }),
    )
  })
})
