import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from './money.ts'
import { type ChargedPenalty, penaltyDifferences } from './penalty-differences.ts'

const period = '2026-01'
const row = (over: Partial<ChargedPenalty> = {}): ChargedPenalty => ({
  id: `p${over.sequence ?? 1}`,
  version: 'v',
  period,
  sequence: 1,
  status: 'pending',
  amount: 100n,
  waived: 0n,
  creditable: 0n,
  ...over,
})
const differ = (amount: bigint, charged: ChargedPenalty[], version: string | null = 'v') =>
  penaltyDifferences({ version, expected: amount > 0n ? [{ period, amount }] : [], charged })
const nothing = { add: [], change: [], takeBack: [] }

describe('what makes charged penalties right', () => {
  test.each<[string, bigint, ChargedPenalty[], Partial<ReturnType<typeof differ>>]>([
    ['nothing when it is right', 100n, [row()], {}],
    ['a first penalty', 100n, [], { add: [{ period, sequence: 1, amount: 100n }] }],
    ['more on the pending one', 150n, [row()], { change: [{ ...kept('p1'), amount: 150n }] }],
    [
      'another one beside those on invoices',
      150n,
      [row({ status: 'paid' })],
      { add: [{ period, sequence: 2, amount: 50n }] },
    ],
    [
      'after a cancelled one its number is not used again',
      30n,
      [row({ status: 'cancelled' })],
      {
        add: [{ period, sequence: 2, amount: 30n }],
      },
    ],
    ['less on the pending one', 30n, [row()], { change: [{ ...kept('p1'), amount: 30n }] }],
    ['nothing of it left', 0n, [row()], { change: [{ ...kept('p1'), amount: 100n, status: 'cancelled' }] }],
    [
      'only its waived part left',
      30n,
      [row({ waived: 40n })],
      {
        change: [{ ...kept('p1'), amount: 30n, waived: 30n, status: 'waived' }],
      },
    ],
    [
      'exactly its waived part left',
      30n,
      [row({ waived: 30n })],
      { change: [{ ...kept('p1'), amount: 30n, waived: 30n, status: 'waived' }] },
    ],
    [
      'pending ones first, then the latest on an invoice',
      60n,
      [
        row({ sequence: 1, status: 'paid', creditable: 100n }),
        row({ sequence: 2, status: 'applied', creditable: 70n }),
        row({ sequence: 3, amount: 10n }),
      ],
      {
        change: [{ ...kept('p3'), amount: 10n, status: 'cancelled' }],
        takeBack: [
          { id: 'p2', period, taken: 100n, credit: 70n },
          { id: 'p1', period, taken: 40n, credit: 40n },
        ],
      },
    ],
    [
      'no more than the difference, whatever else there is',
      140n,
      [
        row({ sequence: 1 }),
        row({ sequence: 2 }),
        row({ sequence: 3, status: 'applied', creditable: 100n }),
        row({ sequence: 4, status: 'paid', creditable: 40n }),
      ],
      {
        change: [
          { ...kept('p2'), amount: 100n, status: 'cancelled' },
          { ...kept('p1'), amount: 100n, status: 'cancelled' },
        ],
        takeBack: [{ id: 'p4', period, taken: 60n, credit: 40n }],
      },
    ],
    [
      'the latest pending one only, where that is enough',
      350n,
      [row({ sequence: 1 }), row({ sequence: 2 }), row({ sequence: 3 }), row({ sequence: 4, status: 'applied' })],
      { change: [{ ...kept('p3'), amount: 50n }] },
    ],
    ['what was waived does not come back', 100n, [row({ status: 'waived', waived: 100n })], {}],
    ['nor is it taken back', 0n, [row({ status: 'waived', waived: 100n })], {}],
    [
      'of another version nothing stays',
      0n,
      [row({ version: 'w' })],
      {
        change: [{ ...kept('p1'), amount: 100n, status: 'cancelled' }],
      },
    ],
  ])('%s', (_case, amount, charged, expected) => {
    expect(differ(amount, charged)).toEqual({ ...nothing, ...expected })
  })

  test('without a version everything goes', () => {
    const { change } = penaltyDifferences({ version: null, expected: [{ period, amount: 9n }], charged: [row()] })
    expect(change).toMatchObject([{ id: 'p1', status: 'cancelled' }])
  })
})

function kept(id: string) {
  return { id, period, waived: 0n, status: 'pending' as const }
}

/** The charged penalties after the differences are written, as the service writes them. */
const settle = (charged: ChargedPenalty[], { add, change, takeBack }: ReturnType<typeof differ>): ChargedPenalty[] => [
  ...charged.map((penalty) => {
    const changed = change.find(({ id }) => id === penalty.id)
    if (changed) return { ...penalty, ...changed }
    const back = takeBack.find(({ id }) => id === penalty.id)
    if (!back) return penalty
    return back.taken === penalty.amount
      ? { ...penalty, status: 'cancelled' as const }
      : { ...penalty, amount: penalty.amount - back.taken, creditable: penalty.creditable - back.credit }
  }),
  ...add.map((added) => row({ ...added, id: `n${added.sequence}` })),
]

const live = (charged: ChargedPenalty[]) => charged.filter(({ status }) => status !== 'cancelled')

test('whatever comes night after night: twice is once, and what is charged is what was expected', () => {
  const nights = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 500n }), fc.constantFrom('applied', 'paid', 'pending')), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(nights, (steps) => {
      let charged: ChargedPenalty[] = []
      for (const [amount, fate] of steps) {
        charged = settle(charged, differ(amount, charged))
        expect(differ(amount, charged)).toEqual(nothing)
        expect(sumMinor(live(charged).map((each) => each.amount))).toBe(amount)
        expect(new Set(charged.map(({ sequence }) => sequence)).size).toBe(charged.length)
        // Between two nights an invoice may take the pending ones.
        charged = charged.map((each) =>
          each.status === 'pending'
            ? { ...each, status: fate, creditable: fate === 'pending' ? 0n : each.amount }
            : each,
        )
      }
    }),
  )
})
