import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from '../money.ts'
import { type Entry, toPosting } from './entry.ts'
import {
  expenseApproved,
  expenseCancelled,
  moneyPaidOut,
  ownerOverpaid,
  type PostedExpense,
  refundApproved,
  type StatementCharge,
  statementApproved,
} from './money-out-postings.ts'

const about = { expense: 'e', project: 'j', unit: 'u' }
const place = { ...about, person: 'plumber' }
const expense = (values: Partial<PostedExpense> = {}): PostedExpense => ({
  place,
  category: 'repairs',
  net: 1_000n,
  tax: 160n,
  recoversTax: true,
  chargedTo: 'company',
  ...values,
})
const owners = [
  { person: 'ann', bps: 6_000 },
  { person: 'ben', bps: 3_000 },
]
const sumOf = (entries: readonly Entry[], account: string): bigint =>
  sumMinor(entries.filter((entry) => entry.account === account).map(({ amountMinor }) => amountMinor))
const whole = (entries: readonly Entry[]): bigint => sumMinor(entries.map(({ amountMinor }) => amountMinor))

describe('an expense', () => {
  test('of the company: its category bears the net, its tax is recovered, the supplier is owed all', () => {
    expect(expenseApproved(expense())).toEqual([
      { account: 'expense', subject: 'repairs', ...about, amountMinor: 1_000n },
      { account: 'tax_receivable', ...about, amountMinor: 160n },
      { account: 'supplier_payable', ...place, amountMinor: -1_160n },
    ])
  })

  test('whose tax is not recovered bears it', () => {
    expect(expenseApproved(expense({ recoversTax: false }))).toEqual([
      { account: 'expense', subject: 'repairs', ...about, amountMinor: 1_160n },
      { account: 'supplier_payable', ...place, amountMinor: -1_160n },
    ])
  })

  test('of the owners: each bears his share with the tax, which is not the company’s to recover; the free part is', () => {
    expect(expenseApproved(expense({ chargedTo: 'owner', ownerShares: owners }))).toEqual([
      { account: 'owner_payable', ...about, person: 'ann', amountMinor: 696n },
      { account: 'owner_payable', ...about, person: 'ben', amountMinor: 348n },
      { account: 'expense', subject: 'repairs', ...about, amountMinor: 116n },
      { account: 'supplier_payable', ...place, amountMinor: -1_160n },
    ])
  })

  test('of the company is no owner’s, whoever owns the unit; of an owner without owners it is the company’s', () => {
    expect(sumOf(expenseApproved(expense({ ownerShares: owners })), 'owner_payable')).toBe(0n)
    expect(sumOf(expenseApproved(expense({ chargedTo: 'owner' })), 'expense')).toBe(1_160n)
  })

  test('refuses shares above 100 %', () => {
    const ownerShares = [...owners, { person: 'cyd', bps: 1_001 }]
    expect(() => expenseApproved(expense({ chargedTo: 'owner', ownerShares }))).toThrow(RangeError)
  })

  test('never loses a cent on its owners, and its cancellation leaves nothing', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 2_500 }), { maxLength: 4 })
    const amount = fc.bigInt({ min: 0n, max: 10n ** 10n })
    fc.assert(
      fc.property(amount, amount, shares, fc.boolean(), fc.boolean(), (net, tax, list, recoversTax, isOwner) => {
        const ownerShares = list.map((bps, index) => ({ person: `o${index}`, bps }))
        const chargedTo = isOwner ? 'owner' : 'company'
        const entries = expenseApproved(expense({ net, tax, recoversTax, chargedTo, ownerShares }))
        expect(whole(entries)).toBe(0n)
        expect(sumOf(entries, 'supplier_payable')).toBe(-(net + tax))
        const [borne, own] = [sumOf(entries, 'owner_payable'), sumOf(entries, 'expense')]
        expect(borne + own + sumOf(entries, 'tax_receivable')).toBe(net + tax)
        const sharesSum = BigInt(list.reduce((sum, bps) => sum + bps, 0))
        if (isOwner && sharesSum === 10_000n) expect(own).toBe(0n)
        for (const { account, amountMinor } of entries)
          expect(account === 'supplier_payable' ? amountMinor < 0n : amountMinor > 0n).toBe(true)
        expect(toPosting(entries, expenseCancelled({ approved: entries }))).toEqual([])
      }),
    )
  })
})

describe('an owner statement', () => {
  const owner = { person: 'o', payout: 'P' }

  test('a service with tax: the owner bears both, the tax office gets its part, at the place of the service', () => {
    const charges: StatementCharge[] = [{ kind: 'service', amount: -116n, tax: 16n, place: { unit: 'u', person: 'x' } }]
    const here = { unit: 'u', payout: 'P' }
    expect(statementApproved({ owner, charges })).toEqual([
      { account: 'owner_payable', ...here, person: 'o', amountMinor: 116n },
      { account: 'service_income', ...here, amountMinor: -100n },
      { account: 'tax_payable', ...here, amountMinor: -16n },
    ])
  })

  test('with any taxes: every charge leaves the owner whole, and its tax leaves the income', () => {
    const charge = fc
      .bigInt({ min: 0n, max: 10n ** 9n })
      .chain((net) =>
        fc
          .bigInt({ min: 0n, max: net })
          .map((tax): StatementCharge => ({ kind: 'service', amount: -(net + tax), tax })),
      )
    fc.assert(
      fc.property(fc.array(charge), (charges) => {
        const entries = statementApproved({ owner, charges })
        const taxes = sumMinor(charges.map(({ tax = 0n }) => tax))
        const amounts = sumMinor(charges.map(({ amount }) => amount))
        expect(whole(entries)).toBe(0n)
        expect(sumOf(entries, 'owner_payable')).toBe(-amounts)
        expect(sumOf(entries, 'tax_payable')).toBe(-taxes)
        expect(sumOf(entries, 'service_income')).toBe(amounts + taxes)
      }),
    )
  })
})

describe('money that leaves', () => {
  const money = { account: 'bank', subject: 'equity', place: { project: 'bank’s' } } as const

  test('pays what was owed; the account it left has a place and a subject of its own', () => {
    const owed = { account: 'supplier_payable', place } as const
    expect(moneyPaidOut({ owed, money, amount: 1_160n })).toEqual([
      { account: 'supplier_payable', ...place, amountMinor: 1_160n },
      { account: 'bank', subject: 'equity', ...place, project: 'bank’s', amountMinor: -1_160n },
    ])
  })

  test('an owner who was paid beyond his due owes it, not what the bank took', () => {
    expect(ownerOverpaid({ owner: { person: 'o' }, money: { account: 'cash' }, amount: 500n })).toEqual([
      { account: 'owner_payable', person: 'o', amountMinor: 500n },
      { account: 'cash', person: 'o', amountMinor: -500n },
    ])
  })

  test('a refund sets aside exactly the credit of its payments, and pays out exactly that', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n })
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 6 }), amount, (amounts, charge) => {
        const parts = amounts.map((part, index) => ({ payment: `p${index}`, amount: part }))
        const approved = refundApproved({ person: 'tenant', parts })
        parts.forEach(({ payment, amount: part }) =>
          expect(sumMinor(approved.filter((entry) => entry.payment === payment).map((e) => e.amountMinor))).toBe(part),
        )
        const owed = { account: 'refunds_payable', place: { person: 'tenant' } } as const
        const paid = moneyPaidOut({ owed, money: { account: 'cash' }, amount: sumMinor(amounts), charge })
        const all = toPosting(approved, paid)
        expect(sumOf(all, 'refunds_payable')).toBe(0n)
        expect(sumOf(all, 'cash')).toBe(-(sumMinor(amounts) + charge))
        expect(sumOf(all, 'gateway_fee_expense')).toBe(charge)
      }),
    )
  })
})
