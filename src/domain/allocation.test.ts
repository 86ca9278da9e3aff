import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type AllocationError,
  type AllocationResult,
  allocateExplicit,
  allocatePayment,
  type LineAllocation,
  type OpenLine,
} from './allocation.ts'
import { invoiceBalance, paymentState } from './payment-state.ts'
import { sumMinor } from './money.ts'

const line = (values: Partial<OpenLine>): OpenLine => ({
  id: 'l1',
  invoiceId: 'i1',
  dueDate: '2026-11-05',
  issuedOn: '2026-11-01',
  kind: 'rent',
  position: 0,
  balance: 100_000n,
  ...values,
})

const lines = () =>
  fc
    .array(
      fc
        .record({
          invoice: fc.integer({ min: 0, max: 4 }),
          kind: fc.constantFrom('rent', 'deposit', 'service', 'penalty', 'fee', 'other'),
          position: fc.integer({ min: 0, max: 3 }),
          balance: fc.bigInt({ min: -50n, max: 5_000n }),
        })
        .map(({ invoice, ...rest }) =>
          line({ ...rest, invoiceId: `i${invoice}`, dueDate: `2026-0${1 + (invoice % 3)}-05` }),
        ),
      { maxLength: 12 },
    )
    .map((list) => list.map((item, index) => ({ ...item, id: `l${index}` })))

const amount = () => fc.bigInt({ min: 0n, max: 20_000n })

const apply = (open: readonly OpenLine[], { allocations }: { allocations: readonly LineAllocation[] }): OpenLine[] =>
  open.map((item) => ({
    ...item,
    balance: item.balance - sumMinor(allocations.filter(({ lineId }) => lineId === item.id).map((part) => part.amount)),
  }))

const total = ({ allocations, remainder }: AllocationResult) =>
  sumMinor(allocations.map((part) => part.amount)) + remainder

describe('allocatePayment', () => {
  test('takes the oldest due date first; within an invoice penalty, then fees, then the rest by position', () => {
    const open = [
      line({ id: 'new', invoiceId: 'i2', dueDate: '2026-12-05', kind: 'penalty', balance: 10n }),
      line({ id: 'rent', position: 0, balance: 10n }),
      line({ id: 'garbage', kind: 'service', position: 1, balance: 10n }),
      line({ id: 'fee', kind: 'fee', position: 2, balance: 10n }),
      line({ id: 'penalty', kind: 'penalty', position: 3, balance: 10n }),
    ]
    const { allocations, remainder } = allocatePayment({ amount: 45n, lines: open })
    expect(allocations.map((part) => [part.lineId, part.amount])).toEqual([
      ['penalty', 10n],
      ['fee', 10n],
      ['rent', 10n],
      ['garbage', 10n],
      ['new', 5n],
    ])
    expect(remainder).toBe(0n)
  })

  test('due the same day: the invoice issued first, and one invoice after the other', () => {
    const open = [
      line({ id: 'b-rent', invoiceId: 'b', balance: 1n }),
      line({ id: 'a-rent', invoiceId: 'a', balance: 1n }),
      line({ id: 'b-penalty', invoiceId: 'b', kind: 'penalty', balance: 1n }),
      line({ id: 'c-rent', invoiceId: 'c', issuedOn: '2026-10-31', balance: 1n }),
    ]
    const order = allocatePayment({ amount: 4n, lines: open }).allocations.map(({ lineId }) => lineId)
    expect(order).toEqual(['c-rent', 'a-rent', 'b-penalty', 'b-rent'])
  })

  test('another policy may put deposits first', () => {
    const open = [line({ id: 'penalty', kind: 'penalty' }), line({ id: 'deposit', kind: 'deposit' })]
    const [first] = allocatePayment({ amount: 1n, lines: open, policy: { kindsFirst: ['deposit'] } }).allocations
    expect(first?.lineId).toBe('deposit')
  })

  test('leaves settled lines alone and keeps what nobody owes', () => {
    const open = [line({ id: 'paid', balance: 0n }), line({ id: 'credited', balance: -5n })]
    expect(allocatePayment({ amount: 7n, lines: open })).toEqual({ allocations: [], remainder: 7n })
  })

  test('refuses a negative amount', () => {
    expect(() => allocatePayment({ amount: -1n, lines: [] })).toThrow(RangeError)
  })

  test('two payments: 1,000 takes 400, 300 and 300', () => {
    let open = [line({ balance: 100_000n })]
    const states = [40_000n, 30_000n, 30_000n].map((paid) => {
      open = apply(open, allocatePayment({ amount: paid, lines: open }))
      const balance = open[0]?.balance ?? 0n
      return [balance, paymentState({ total: 100_000n, balance })]
    })
    expect(states).toEqual([
      [60_000n, 'partial'],
      [30_000n, 'partial'],
      [0n, 'paid'],
    ])
  })

  test('overpayment: 1,250 on 1,000 leaves 250 that the next invoice of 800 takes', () => {
    const first = allocatePayment({ amount: 125_000n, lines: [line({ balance: 100_000n })] })
    expect(first.remainder).toBe(25_000n)
    const next = allocatePayment({
      amount: first.remainder,
      lines: [line({ id: 'l2', invoiceId: 'i2', balance: 80_000n })],
    })
    const balance = invoiceBalance({
      total: 80_000n,
      paid: sumMinor(next.allocations.map((part) => part.amount)),
      credited: 0n,
    })
    expect([balance, paymentState({ total: 80_000n, balance })]).toEqual([55_000n, 'partial'])
  })

  test('allocations and remainder are the amount, none above its balance, and nothing is left while money is', () => {
    fc.assert(
      fc.property(lines(), amount(), (open, paid) => {
        const result = allocatePayment({ amount: paid, lines: open })
        expect(total(result)).toBe(paid)
        expect(result.allocations.every((part) => part.amount > 0n)).toBe(true)
        const after = apply(open, result)
        expect(after.every(({ balance }, index) => balance >= 0n || balance === open[index]?.balance)).toBe(true)
        if (result.remainder > 0n) expect(after.every(({ balance }) => balance <= 0n)).toBe(true)
      }),
    )
  })

  test('what is owed in the end does not depend on the order in which payments or lines come', () => {
    const settle = (open: readonly OpenLine[], amounts: readonly bigint[]) =>
      amounts.reduce((rest, paid) => apply(rest, allocatePayment({ amount: paid, lines: rest })), [...open])
    const payments = fc.array(amount(), { maxLength: 6 })
    fc.assert(
      fc.property(lines(), payments, fc.nat(5), (open, amounts, turn) => {
        const turned = [...amounts.slice(turn), ...amounts.slice(0, turn)]
        expect(settle(open, turned)).toEqual(settle(open, amounts))
        expect(settle(open.toReversed(), amounts).toReversed()).toEqual(settle(open, amounts))
        expect(settle(open, [sumMinor(amounts)])).toEqual(settle(open, amounts))
      }),
    )
  })
})

describe('allocateExplicit', () => {
  const open = [
    line({ id: 'rent', balance: 100n }),
    line({ id: 'penalty', kind: 'penalty', balance: 20n }),
    line({ id: 'later', invoiceId: 'i2', dueDate: '2026-12-05', balance: 50n }),
    line({ id: 'settled', invoiceId: 'i3', balance: 0n }),
  ]
  const fault = (amount: bigint, targets: { invoiceId: string; amount: bigint }[]) => {
    try {
      allocateExplicit({ amount, lines: open, targets })
    } catch (error) {
      const { name, fault, path } = error as AllocationError
      return [name, fault, path]
    }
    return undefined
  }

  test('pays the chosen invoices and keeps the rest', () => {
    const targets = [
      { invoiceId: 'i2', amount: 50n },
      { invoiceId: 'i1', amount: 30n },
    ]
    expect(allocateExplicit({ amount: 100n, lines: open, targets })).toEqual({
      allocations: [
        { lineId: 'later', invoiceId: 'i2', amount: 50n },
        { lineId: 'penalty', invoiceId: 'i1', amount: 20n },
        { lineId: 'rent', invoiceId: 'i1', amount: 10n },
      ],
      remainder: 20n,
    })
  })

  test('the whole payment and the whole of an invoice may be named', () => {
    const targets = [
      { invoiceId: 'i2', amount: 50n },
      { invoiceId: 'i1', amount: 120n },
    ]
    const { allocations, remainder } = allocateExplicit({ amount: 170n, lines: open, targets })
    expect([sumMinor(allocations.map(({ amount }) => amount)), remainder]).toEqual([170n, 0n])
  })

  test('down to the last cent', () => {
    const lines = [line({ id: 'rest', balance: 1n })]
    const allocations = [{ lineId: 'rest', invoiceId: 'i1', amount: 1n }]
    expect(allocateExplicit({ amount: 1n, lines, targets: [{ invoiceId: 'i1', amount: 1n }] })).toEqual({
      allocations,
      remainder: 0n,
    })
    expect(allocatePayment({ amount: 2n, lines })).toEqual({ allocations, remainder: 1n })
  })

  test.each<[string, bigint, { invoiceId: string; amount: bigint }[], string, string]>([
    ['zero', 10n, [{ invoiceId: 'i1', amount: 0n }], 'not_positive', '0.amount'],
    ['a negative amount', 10n, [{ invoiceId: 'i1', amount: -5n }], 'not_positive', '0.amount'],
    ['an unknown invoice', 10n, [{ invoiceId: 'nope', amount: 5n }], 'not_open', '0.invoiceId'],
    ['a settled invoice', 10n, [{ invoiceId: 'i3', amount: 5n }], 'not_open', '0.invoiceId'],
    ['more than is owed', 500n, [{ invoiceId: 'i2', amount: 51n }], 'above_balance', '0.amount'],
    [
      'an invoice twice',
      500n,
      [
        { invoiceId: 'i1', amount: 100n },
        { invoiceId: 'i1', amount: 20n },
      ],
      'listed_twice',
      '1.invoiceId',
    ],
    [
      'more than was paid',
      60n,
      [
        { invoiceId: 'i2', amount: 50n },
        { invoiceId: 'i1', amount: 11n },
      ],
      'above_amount',
      '1.amount',
    ],
  ])('refuses %s', (_case, paid, targets, expected, path) => {
    expect(fault(paid, targets)).toEqual(['AllocationError', expected, path])
  })

  test('without targets everything remains', () => {
    expect(allocateExplicit({ amount: 9n, lines: open, targets: [] })).toEqual({ allocations: [], remainder: 9n })
  })
})
