import { describe, expect, test } from '@jest/globals'
import { planTransfer, type Share, TransferError } from './ownership-transfer.ts'

const share = (person: string, shareBps: number, rest: Partial<Share> = {}): Share => ({
  id: `${person}-${shareBps}`,
  person,
  shareBps,
  fromDate: '2020-01-01',
  toDate: null,
  ...rest,
})
const date = '2026-06-01'

describe('a transfer', () => {
  test('of the whole to one', () => {
    const plan = planTransfer({
      from: 'a',
      to: [{ person: 'b', shareBps: 10_000 }],
      date,
      shares: [share('a', 10_000)],
    })
    expect(plan.end.map(({ id }) => id)).toEqual(['a-10000'])
    expect(plan.begin).toEqual([{ person: 'b', shareBps: 10_000, toDate: null }])
  })

  test('of a part: the rest stays, several take over, the sum is exact', () => {
    const to = [
      { person: 'b', shareBps: 3_333 },
      { person: 'c', shareBps: 1_667 },
    ]
    const plan = planTransfer({ from: 'a', to, date, shares: [share('a', 6_000), share('d', 4_000)] })
    expect(plan.begin).toEqual([
      { person: 'b', shareBps: 3_333, toDate: null },
      { person: 'c', shareBps: 1_667, toDate: null },
      { person: 'a', shareBps: 1_000, toDate: null },
    ])
    expect(plan.end.map(({ person }) => person)).toEqual(['a'])
  })

  test('to somebody who owns a part already makes one of both', () => {
    const shares = [share('a', 6_000), share('b', 4_000)]
    const plan = planTransfer({ from: 'a', to: [{ person: 'b', shareBps: 6_000 }], date, shares })
    expect(plan.begin).toEqual([{ person: 'b', shareBps: 10_000, toDate: null }])
    expect(plan.end).toHaveLength(2)
  })

  test('of a share that ends by itself ends on that day too', () => {
    const shares = [share('a', 10_000, { toDate: '2030-12-31' })]
    const plan = planTransfer({ from: 'a', to: [{ person: 'b', shareBps: 10_000 }], date, shares })
    expect(plan.begin[0]?.toDate).toBe('2030-12-31')
  })

  test.each<[string, Parameters<typeof planTransfer>[0], string]>([
    [
      'more than he owns',
      { from: 'a', to: [{ person: 'b', shareBps: 5_001 }], date, shares: [share('a', 5_000)] },
      'to',
    ],
    [
      'nothing to hand over',
      { from: 'x', to: [{ person: 'b', shareBps: 1 }], date, shares: [share('a', 5_000)] },
      'from',
    ],
    ['to himself', { from: 'a', to: [{ person: 'a', shareBps: 1 }], date, shares: [share('a', 5_000)] }, 'to.0.person'],
    [
      'the same person twice',
      {
        from: 'a',
        to: [
          { person: 'b', shareBps: 1 },
          { person: 'b', shareBps: 1 },
        ],
        date,
        shares: [share('a', 5_000)],
      },
      'to.1.person',
    ],
    [
      'shares that end on different days',
      {
        from: 'a',
        to: [{ person: 'b', shareBps: 1 }],
        date,
        shares: [share('a', 5_000), share('a', 2_000, { toDate: '2030-12-31' })],
      },
      'from',
    ],
    [
      'on the day on which it began',
      { from: 'a', to: [{ person: 'b', shareBps: 1 }], date, shares: [share('a', 5_000, { fromDate: date })] },
      'date',
    ],
  ])('%s is refused', (_name, transfer, path) => {
    let refusal: unknown
    try {
      planTransfer(transfer)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(TransferError)
    expect((refusal as TransferError).path).toBe(path)
  })
})
