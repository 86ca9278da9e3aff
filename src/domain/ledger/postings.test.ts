import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allocatePayment, type OpenLine } from '../allocation.ts'
import { invoiceTotals } from '../invoice-totals.ts'
import { type Minor, sumMinor } from '../money.ts'
import { ownerPart, splitByShares } from '../owner-shares.ts'
import type { AccountKey } from './accounts.ts'
import { type Entry, toPosting } from './entry.ts'
import type { CollectedLine } from './payment-postings.ts'
import { postings } from './postings.ts'

type Line = CollectedLine & { id: string; total: Minor; paid: Minor }
type Payment = { id: string; posted: Entry[]; paid: Map<string, Minor>; live: boolean }

const kinds = ['rent', 'deposit', 'service', 'penalty', 'fee', 'other'] as const

const invoices = () =>
  fc.array(
    fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        unitAmount: fc.bigInt({ min: 0n, max: 5_000n }),
        taxRateBps: fc.constantFrom(0, 1_600),
        shares: fc.array(fc.integer({ min: 0, max: 3_333 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 4 },
  )

// A negative step reverses an earlier payment, any other pays that amount.
const steps = () =>
  fc.array(fc.oneof(fc.integer({ min: -6, max: -1 }), fc.integer({ min: 1, max: 6_000 })), { maxLength: 16 })

const billed = (drafts: { kind: Line['kind']; unitAmount: Minor; taxRateBps: number; shares: number[] }[][]): Line[] =>
  drafts.flatMap((draft, number) => {
    const totals = invoiceTotals({
      lines: draft.map((line) => ({ ...line, quantity: 1 })),
      discount: { kind: 'percent', bps: 500 },
    })
    return draft.map(({ kind, shares }, index) => ({
      id: `${number}-${index}`,
      invoice: `i${number}`,
      person: 'tenant',
      kind,
      net: totals.lines[index]?.net ?? 0n,
      discount: totals.lines[index]?.discount ?? 0n,
      tax: totals.lines[index]?.tax ?? 0n,
      total: totals.lines[index]?.total ?? 0n,
      ownerShares: shares.map((bps, owner) => ({ person: `owner${owner}`, bps })),
      paid: 0n,
      paidBefore: 0n,
      paidAfter: 0n,
    }))
  })

const open = (lines: readonly Line[]): OpenLine[] =>
  lines.map((line, position) => ({
    id: line.id,
    invoiceId: line.invoice,
    dueDate: '2026-11-05',
    issuedOn: '2026-11-01',
    kind: line.kind,
    position,
    balance: line.total - line.paid,
  }))

const move = (lines: readonly Line[], parts: ReadonlyMap<string, Minor>, sign: 1n | -1n): Line[] =>
  lines
    .filter(({ id }) => parts.has(id))
    .map((line) => {
      const paidBefore = line.paid
      line.paid += sign * (parts.get(line.id) ?? 0n)
      return { ...line, paidBefore, paidAfter: line.paid }
    })

const pay = (lines: Line[], id: string, amount: Minor): Payment => {
  const { allocations, remainder } = allocatePayment({ amount, lines: open(lines) })
  const paid = new Map(allocations.map((part) => [part.lineId, part.amount]))
  const received = postings.paymentReceived({
    payer: { payment: id, person: 'tenant' },
    money: { account: 'gateway_clearing', subject: 'g1' },
    amount,
    gatewayFee: amount / 100n,
    allocations: allocations.map((part) => ({ invoice: part.invoiceId, person: 'tenant', amount: part.amount })),
    excess: remainder,
  })
  const collected = postings.rentCollected({ payment: id, lines: move(lines, paid, 1n) })
  return { id, posted: toPosting(received, collected), paid, live: true }
}

const reverse = (lines: Line[], payment: Payment): Entry[] => {
  payment.live = false
  return postings.paymentReversed({
    payment: payment.id,
    posted: payment.posted,
    lines: move(lines, payment.paid, -1n),
  })
}

const run = (lines: Line[], amounts: readonly number[]): Entry[] => {
  const book = lines.flatMap((line) =>
    postings.invoiceIssued({ subject: { invoice: line.invoice, person: 'tenant' }, lines: [line] }),
  )
  const payments: Payment[] = []
  amounts.forEach((step, index) => {
    const target = step < 0 ? payments[-step - 1] : undefined
    if (target?.live) book.push(...reverse(lines, target))
    else if (step > 0) {
      const payment = pay(lines, `p${index}`, BigInt(step))
      payments.push(payment)
      book.push(...payment.posted)
    }
  })
  return book
}

const balance = (book: readonly Entry[], account: AccountKey, person?: string): Minor =>
  sumMinor(
    book
      .filter((entry) => entry.account === account && (person === undefined || entry.person === person))
      .map(({ amountMinor }) => amountMinor),
  )

const ownersOf = (lines: readonly Line[], amountOf: (line: Line) => Minor, person: string): Minor =>
  sumMinor(
    lines
      .filter(({ kind }) => kind === 'rent')
      .flatMap((line) => splitByShares(amountOf(line), line.ownerShares ?? []).owners)
      .filter((owner) => owner.person === person)
      .map(({ amount }) => amount),
  )

test('after any run of payments and reversals the books say what the invoices say', () => {
  fc.assert(
    fc.property(invoices(), steps(), (drafts, amounts) => {
      const lines = billed(drafts)
      const book = run(lines, amounts)
      const net = (line: Line) => line.net - (line.discount ?? 0n)
      const collected = (line: Line) => ownerPart({ net: net(line), total: line.total, cumulative: line.paid })

      expect(sumMinor(book.map(({ amountMinor }) => amountMinor))).toBe(0n)
      expect(balance(book, 'receivable', 'tenant')).toBe(sumMinor(lines.map(({ total, paid }) => total - paid)))
      for (const person of ['owner0', 'owner1', 'owner2']) {
        expect(-balance(book, 'owner_payable', person)).toBe(ownersOf(lines, collected, person))
        expect(-balance(book, 'owner_accrual', person)).toBe(
          ownersOf(lines, net, person) - ownersOf(lines, collected, person),
        )
      }
    }),
    { numRuns: 300 },
  )
})

test('once everything is paid, no owner has anything left in the accrual', () => {
  fc.assert(
    fc.property(invoices(), steps(), (drafts, amounts) => {
      const book = run(billed(drafts), [...amounts, 1_000_000])
      expect(balance(book, 'receivable')).toBe(0n)
      expect(balance(book, 'owner_accrual')).toBe(0n)
    }),
  )
})
