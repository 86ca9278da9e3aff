import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allocatePayment, type LineAllocation, type OpenLine } from './allocation.ts'
import { type Entry, entryKey, toPosting } from './ledger/entry.ts'
import { postings } from './ledger/postings.ts'
import { sumMinor } from './money.ts'

/** Invoices, payments and the books together: what services do, without a database. */
const person = 'tenant'

type Line = { id: string; net: bigint; tax: bigint; shares: readonly number[]; due: number; isRent: boolean }

const lines = () =>
  fc
    .array(
      fc.record({
        net: fc.bigInt({ min: 1n, max: 3_000n }),
        tax: fc.bigInt({ min: 0n, max: 500n }),
        shares: fc.constantFrom([], [10_000], [6_000, 3_333], [3_333, 3_333, 3_334], [1]),
        due: fc.integer({ min: 1, max: 3 }),
        isRent: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((list) => list.map((line, index): Line => ({ ...line, id: `l${index}` })))
const payments = () => fc.array(fc.bigInt({ min: 1n, max: 6_000n }), { maxLength: 5 })

const placeOf = ({ id }: Line) => ({ invoice: `i-${id}`, person, unit: `u-${id}` })
const chargeOf = ({ net, tax, shares, isRent }: Line) => ({
  kind: isRent ? ('rent' as const) : ('service' as const),
  net,
  tax,
  ownerShares: shares.map((bps, index) => ({ person: `owner${index}`, bps })),
})

type Book = { paid: Map<string, bigint>; entries: Entry[]; byPayment: Map<string, LineAllocation[]>; credit: bigint }

const issued = (bills: readonly Line[]): Book => ({
  paid: new Map(bills.map(({ id }) => [id, 0n])),
  entries: bills.flatMap((line) => postings.invoiceIssued({ subject: placeOf(line), lines: [chargeOf(line)] })),
  byPayment: new Map(),
  credit: 0n,
})

const openOf = (bills: readonly Line[], { paid }: Book): OpenLine[] =>
  bills.map((line) => ({
    id: line.id,
    invoiceId: `i-${line.id}`,
    dueDate: `2026-0${line.due}-05`,
    issuedOn: '2026-01-01',
    kind: chargeOf(line).kind,
    position: 1,
    balance: line.net + line.tax - (paid.get(line.id) ?? 0n),
  }))

/** Moves paid parts; each line of one call once. */
const collected = (bills: readonly Line[], book: Book, moves: readonly LineAllocation[], sign: 1n | -1n) =>
  moves.map(({ lineId, amount }) => {
    const line = bills.find(({ id }) => id === lineId) as Line
    const paidBefore = book.paid.get(lineId) ?? 0n
    const paidAfter = paidBefore + sign * amount
    book.paid.set(lineId, paidAfter)
    return { ...placeOf(line), ...chargeOf(line), paidBefore, paidAfter }
  })

const receive = (bills: readonly Line[], book: Book, payment: string, amount: bigint): void => {
  const { allocations, remainder } = allocatePayment({ amount, lines: openOf(bills, book) })
  book.byPayment.set(payment, allocations)
  book.credit += remainder
  book.entries.push(
    ...toPosting(
      postings.paymentReceived({
        payer: { payment, person },
        money: { account: 'cash' },
        amount,
        allocations: allocations.map(({ lineId, amount: part }) => ({
          ...placeOf(bills.find(({ id }) => id === lineId) as Line),
          amount: part,
        })),
        excess: remainder,
      }),
      postings.rentCollected({ payment, lines: collected(bills, book, allocations, 1n) }),
    ),
  )
}

const reverse = (bills: readonly Line[], book: Book, payment: string): void => {
  const posted = toPosting(book.entries.filter((entry) => entry.payment === payment))
  const moves = book.byPayment.get(payment) ?? []
  book.entries.push(...postings.paymentReversed({ payment, posted, lines: collected(bills, book, moves, -1n) }))
}

/** What stands on each account and dimension; payments apart, because what matters is what is owed. */
const balances = (entries: readonly Entry[], { withPayments = false } = {}): Map<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const entry of entries) {
    const key = entryKey(withPayments ? entry : { ...entry, payment: undefined })
    sums.set(key, (sums.get(key) ?? 0n) + entry.amountMinor)
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const standing = (entries: readonly Entry[], account: string): bigint =>
  sumMinor(entries.filter((entry) => entry.account === account).map(({ amountMinor }) => amountMinor))

describe('payments and the books', () => {
  test('the order in which payments come does not change what is owed in the end, nor to whom', () => {
    fc.assert(
      fc.property(lines(), payments(), fc.nat(5), (bills, amounts, turn) => {
        const run = (order: readonly bigint[]): Book => {
          const book = issued(bills)
          order.forEach((amount, index) => receive(bills, book, `p${index}`, amount))
          return book
        }
        const straight = run(amounts)
        const turned = run([...amounts.slice(turn), ...amounts.slice(0, turn)])
        expect(turned.paid).toEqual(straight.paid)
        expect(balances(turned.entries)).toEqual(balances(straight.entries))
        expect(-standing(straight.entries, 'customer_credit')).toBe(straight.credit)
      }),
    )
  })

  test('a fully paid line leaves no accrual, whatever the cuts', () => {
    fc.assert(
      fc.property(lines(), payments(), (bills, amounts) => {
        const book = issued(bills)
        amounts.forEach((amount, index) => receive(bills, book, `p${index}`, amount))
        receive(bills, book, 'last', sumMinor(openOf(bills, book).map(({ balance }) => balance)) + 1n)
        expect(standing(book.entries, 'owner_accrual')).toBe(0n)
        expect(standing(book.entries, 'receivable')).toBe(0n)
      }),
    )
  })

  test('a reversal restores every account, whatever came before and after it', () => {
    fc.assert(
      fc.property(
        lines(),
        payments(),
        payments(),
        fc.bigInt({ min: 1n, max: 6_000n }),
        (bills, before, after, amount) => {
          const book = issued(bills)
          before.forEach((paid, index) => receive(bills, book, `b${index}`, paid))
          const [paid, entries] = [new Map(book.paid), balances(book.entries, { withPayments: true })]
          receive(bills, book, 'wrong', amount)
          const wrong = book.byPayment.get('wrong') ?? []
          // Later payments find less to pay; what they took is theirs and stays.
          after.forEach((more, index) => receive(bills, book, `a${index}`, more))
          const kept = new Map(book.paid)
          reverse(bills, book, 'wrong')
          for (const { lineId, amount: part } of wrong) kept.set(lineId, (kept.get(lineId) ?? 0n) - part)
          expect(book.paid).toEqual(kept)
          // Its owner legs may have moved with those of the others: all together is what counts.
          expect(standing(book.entries, 'cash')).toBe(sumMinor([...before, ...after]))
          if (after.length > 0) return
          expect(book.paid).toEqual(paid)
          expect(balances(book.entries, { withPayments: true })).toEqual(entries)
        },
      ),
    )
  })
})
