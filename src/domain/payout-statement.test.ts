import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { applyRate, sumMinor } from './money.ts'
import { splitByShares, splitIncrement } from './owner-shares.ts'
import { buildStatement, isPayable, type StatementItem, sumsOf, type UnsettledEntry } from './payout-statement.ts'

const rent = (id: string, amount: bigint, more: Partial<UnsettledEntry> = {}): UnsettledEntry => ({
  id,
  amount,
  postedOn: '2026-10-05',
  description: `Rent ${id}`,
  project: 'P',
  invoice: `i-${id}`,
  ...more,
})
const fees = [{ project: 'P', name: 'Plaza', feeBps: 800 }]
const none = { collected: 0n, fee: 0n, services: 0n, expenses: 0n, adjustments: 0n, withholding: 0n, net: 0n }

describe('the statement of an owner', () => {
  test('rent less fee, service, expense and tax, plus what was agreed', () => {
    const { lines, sums } = buildStatement({
      entries: [
        rent('a', 3_500_000n),
        { id: 'x', amount: -120_000n, postedOn: '2026-10-09', description: 'Plumber', project: 'P', expense: 'e1' },
        { id: 'o', amount: 500n, postedOn: '2026-01-01', description: 'Opening balance' },
      ],
      fees,
      items: [
        { kind: 'service', amount: -50_000n, description: 'Guard', chargeKey: 'k1', project: 'P' },
        { kind: 'adjustment', amount: 10_000n, description: 'Goodwill' },
      ],
      withholdingBps: 750,
    })
    expect(sums).toEqual({
      collected: 3_500_000n,
      fee: -280_000n,
      services: -50_000n,
      expenses: -120_000n,
      adjustments: 10_500n,
      withholding: -262_500n,
      net: 2_798_000n,
    })
    expect(lines.map(({ kind, entry }) => [kind, entry])).toEqual([
      ['rent', 'a'],
      ['expense', 'x'],
      ['adjustment', 'o'],
      ['fee', undefined],
      ['service', undefined],
      ['adjustment', undefined],
      ['withholding', undefined],
    ])
    expect(lines[3]).toMatchObject({ description: 'Management fee 8 %, Plaza', project: 'P' })
  })

  test('each project has its own rate; rent without a project has no fee', () => {
    const { sums } = buildStatement({
      entries: [rent('a', 100n), rent('b', 200n, { project: 'Q' }), rent('c', 400n, { project: undefined })],
      fees: [...fees, { project: 'Q', name: 'Quay', feeBps: 5_000 }],
      withholdingBps: 0,
    })
    expect([sums.fee, sums.net]).toEqual([-108n, 592n])
  })

  test('a receipt that was taken back gives back its fee and tax', () => {
    const paid = buildStatement({ entries: [rent('a', 1_005n)], fees, withholdingBps: 300 })
    const back = buildStatement({ entries: [rent('b', -1_005n)], fees, withholdingBps: 300 })
    expect(back.sums.net).toBe(-paid.sums.net)
    expect(back.lines.map(({ kind, amount }) => [kind, amount > 0n])).toEqual([
      ['rent', false],
      ['fee', true],
      ['withholding', true],
    ])
  })

  test('nothing gives nothing; zeros leave no line', () => {
    expect(buildStatement({ entries: [rent('a', 0n)], fees, withholdingBps: 100 })).toEqual({ lines: [], sums: none })
    expect(sumsOf([])).toEqual(none)
  })

  test.each<[bigint, bigint, boolean]>([
    [0n, 0n, false],
    [-1n, 0n, false],
    [1n, 0n, true],
    [99n, 100n, false],
    [100n, 100n, true],
  ])('net %s with a smallest payout of %s is payable: %s', (net, minimum, expected) =>
    expect(isPayable({ net, minimum })).toBe(expected),
  )
})

const amount = () => fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
const bps = () => fc.integer({ min: 0, max: 10_000 })
const entry = () =>
  fc
    .record({
      amount: amount(),
      project: fc.constantFrom('P', 'Q', undefined),
      about: fc.constantFrom('rent', 'expense', 'other'),
    })
    .map(({ about, ...rest }, index = 0): Omit<UnsettledEntry, 'id'> => ({
      postedOn: '2026-10-05',
      description: `Entry ${index}`,
      ...rest,
      ...(about === 'rent' && { invoice: 'i' }),
      ...(about === 'expense' && { expense: 'e' }),
    }))
const input = () =>
  fc.record({
    entries: fc
      .array(entry(), { maxLength: 12 })
      .map((list) => list.map((each, index) => ({ ...each, id: `e${index}` }))),
    fees: fc.record({ P: bps(), Q: bps() }).map(({ P, Q }) => [
      { project: 'P', name: 'P', feeBps: P },
      { project: 'Q', name: 'Q', feeBps: Q },
    ]),
    items: fc.array(
      amount().map((each): StatementItem => ({ kind: 'service', amount: each, description: 'Guard' })),
      { maxLength: 3 },
    ),
    withholdingBps: bps(),
  })

describe('whatever is on it', () => {
  test('the net is the sum of the lines, and of the parts; every entry stands on it once, with its amount', () => {
    fc.assert(
      fc.property(input(), (given) => {
        const { lines, sums } = buildStatement(given)
        const { net, ...parts } = sums
        expect(sumMinor(Object.values(parts))).toBe(net)
        expect(sumMinor(lines.map((line) => line.amount))).toBe(net)
        const settled = lines.flatMap(({ entry: id, amount: of }) => (id ? [[id, of]] : []))
        const wanted = given.entries.flatMap(({ id, amount: of }) => (of === 0n ? [] : [[id, of]]))
        expect(new Map(settled as [string, bigint][])).toEqual(new Map(wanted as [string, bigint][]))
        expect(settled).toHaveLength(wanted.length)
      }),
    )
  })

  test('fees are on collected rent alone, and never above it', () => {
    fc.assert(
      fc.property(input(), ({ entries, fees: terms, withholdingBps }) => {
        const { sums } = buildStatement({ entries, fees: terms, withholdingBps })
        const withoutExpenses = buildStatement({
          entries: entries.filter(({ expense }) => !expense),
          fees: terms,
          withholdingBps,
        })
        expect(withoutExpenses.sums.fee).toBe(sums.fee)
        expect(sums.withholding).toBe(-applyRate(sums.collected, withholdingBps))
      }),
    )
  })

  test('three owners by share: payment by payment, what they get and the company keeps is what was collected', () => {
    const shares = [
      { person: 'a', bps: 3_333 },
      { person: 'b', bps: 3_333 },
      { person: 'c', bps: 3_334 },
    ]
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 999_999n }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (payments, cut) => {
          const total = sumMinor(payments)
          const gained = new Map(shares.map(({ person }) => [person, [] as bigint[]]))
          payments.reduce((paidBefore, payment) => {
            const paidAfter = paidBefore + payment
            for (const part of splitIncrement({ total, paidBefore, paidAfter, shares }).owners)
              gained.get(part.person)?.push(part.amount)
            return paidAfter
          }, 0n)
          // What came late is on a second statement: both together are the owner's part of the whole.
          const settled = [...gained].map(([person, parts]) => {
            const entries = parts.map((each, index) => rent(`${person}${index}`, each))
            const statements = [entries.slice(0, cut), entries.slice(cut)].map((list) =>
              buildStatement({ entries: list, fees: [], withholdingBps: 0 }),
            )
            return sumMinor(statements.map(({ sums }) => sums.net))
          })
          expect(settled).toEqual(splitByShares(total, shares).owners.map((part) => part.amount))
          expect(sumMinor(settled)).toBe(total)
        },
      ),
    )
  })
})
