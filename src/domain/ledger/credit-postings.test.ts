import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from '../money.ts'
import type { LedgerKey } from './accounts.ts'
import { type CreditedLine, creditNoteIssued } from './credit-postings.ts'
import { type Entry, entryKey } from './entry.ts'
import { invoiceIssued } from './invoice-postings.ts'
import { linePosition } from './line-position.ts'
import { rentCollected } from './payment-postings.ts'

const subject = { invoice: 'i', person: 'tenant', unit: 'u', contract: 'c', project: 'p' }
const place = { invoice: 'i', unit: 'u', contract: 'c', project: 'p' }
const line = (values: Partial<CreditedLine> = {}): CreditedLine => ({
  ...subject,
  kind: 'rent',
  net: 1_000n,
  tax: 160n,
  ownerShares: [
    { person: 'ann', bps: 6_000 },
    { person: 'ben', bps: 3_000 },
  ],
  paid: 580n,
  creditedBefore: 0n,
  creditedAfter: 290n,
  ...values,
})
const shown = (entries: readonly Entry[]) =>
  entries.map(({ account, person, amountMinor }) => [account, person, amountMinor])

describe('a credit note', () => {
  test('takes the charge back from whom it was credited to, tax and all', () => {
    expect(creditNoteIssued({ kind: 'credit', lines: [line()] })).toEqual([
      { account: 'receivable', ...subject, amountMinor: -290n },
      { account: 'tax_payable', ...place, amountMinor: 40n },
      { account: 'rent_income', ...place, amountMinor: 25n },
      { account: 'owner_accrual', ...place, person: 'ann', amountMinor: 150n },
      { account: 'owner_accrual', ...place, person: 'ben', amountMinor: 75n },
    ])
  })

  test.each([
    ['credit', 'rent_income'],
    ['correction', 'rent_income'],
    ['waiver', 'waiver_expense'],
    ['write_off', 'bad_debt_expense'],
  ] as const)('of the kind %s costs %s; the owners’ part is theirs in any case', (kind, account) => {
    expect(shown(creditNoteIssued({ kind, lines: [line()] })).slice(2)).toEqual([
      [account, undefined, 25n],
      ['owner_accrual', 'ann', 150n],
      ['owner_accrual', 'ben', 75n],
    ])
  })

  test.each(['credit', 'correction', 'waiver', 'write_off'] as const)(
    'of a deposit, of the kind %s, lowers what is held for the tenant and costs nothing',
    (kind) => {
      const deposit = line({ kind: 'deposit', tax: 0n, paid: 0n, creditedAfter: 400n })
      expect(creditNoteIssued({ kind, lines: [deposit] })).toEqual([
        { account: 'receivable', ...subject, amountMinor: -400n },
        { account: 'deposits_held', ...subject, amountMinor: 400n },
      ])
    },
  )

  test('counts from what was credited before', () => {
    const service = { kind: 'service', net: 100n, tax: 16n, paid: 0n, ownerShares: [] } as const
    const second = line({ ...service, creditedBefore: 58n, creditedAfter: 116n })
    expect(shown(creditNoteIssued({ kind: 'credit', lines: [second] }))).toEqual([
      ['receivable', 'tenant', -58n],
      ['tax_payable', undefined, 8n],
      ['service_income', undefined, 50n],
    ])
  })

  test('above what is neither paid nor credited is refused', () => {
    expect(() => creditNoteIssued({ kind: 'credit', lines: [line({ creditedAfter: 581n })] })).toThrow(RangeError)
    expect(shown(creditNoteIssued({ kind: 'credit', lines: [line({ creditedAfter: 580n })] }))[0]?.[2]).toBe(-580n)
  })
})

type Step = { kind: 'pay' | 'give back' | 'credit'; size: number }

const drafts = () =>
  fc.record({
    kind: fc.constantFrom('rent' as const, 'rent' as const, 'deposit' as const, 'penalty' as const),
    net: fc.bigInt({ min: 0n, max: 3_000n }),
    tax: fc.bigInt({ min: 0n, max: 500n }),
    shares: fc.constantFrom([], [10_000], [6_000, 3_333], [3_333, 3_333, 3_334], [1]),
  })
const steps = () =>
  fc.array(
    fc.record({ kind: fc.constantFrom('pay' as const, 'give back' as const, 'credit' as const), size: fc.nat(100) }),
    { maxLength: 12 },
  )

/** Issues a line and does what the steps say with the part of it that they can reach. */
const walk = (
  { net, tax, kind, shares }: ReturnType<typeof drafts> extends fc.Arbitrary<infer T> ? T : never,
  path: readonly Step[],
) => {
  const bill = { ...subject, kind, net, tax, ownerShares: shares.map((bps, index) => ({ person: `o${index}`, bps })) }
  const entries = invoiceIssued({ subject, lines: [bill] })
  let [paid, credited] = [0n, 0n]
  for (const step of path) {
    const reach = step.kind === 'give back' ? paid : net + tax - paid - credited
    const amount = (reach * BigInt(step.size)) / 100n
    if (step.kind === 'credit') {
      const after = credited + amount
      entries.push(
        ...creditNoteIssued({
          kind: step.size % 2 === 0 ? 'credit' : 'waiver',
          lines: [{ ...bill, paid, creditedBefore: credited, creditedAfter: after }],
        }),
      )
      credited = after
    } else {
      const paidAfter = step.kind === 'pay' ? paid + amount : paid - amount
      entries.push(...rentCollected({ lines: [{ ...bill, paidBefore: paid, paidAfter, credited }] }))
      paid = paidAfter
    }
  }
  return { bill, entries, paid, credited }
}

const standing = (entries: readonly Entry[], accounts: readonly LedgerKey[], person?: string): bigint =>
  sumMinor(
    entries
      .filter((entry) => accounts.includes(entry.account) && (person === undefined || entry.person === person))
      .map(({ amountMinor }) => amountMinor),
  )
const ownAccounts: readonly LedgerKey[] = ['rent_income', 'penalty_income', 'deposits_held', 'waiver_expense']

describe('any order of payments, reversals and credits of a line', () => {
  test('ends in the position of its final state', () => {
    fc.assert(
      fc.property(drafts(), steps(), (draft, path) => {
        const { bill, entries, paid, credited } = walk(draft, path)
        const position = linePosition(bill, { paid, credited })
        expect(sumMinor(entries.map(({ amountMinor }) => amountMinor))).toBe(0n)
        expect(standing(entries, ['receivable'], 'tenant')).toBe(draft.net + draft.tax - credited)
        for (const { person, accrual, payable } of position.owners) {
          expect(-standing(entries, ['owner_accrual'], person)).toBe(accrual)
          expect(-standing(entries, ['owner_payable'], person)).toBe(payable)
        }
        expect(-standing(entries, ['tax_payable'])).toBe(position.tax)
        expect(-standing(entries, ownAccounts)).toBe(position.own)
      }),
      { numRuns: 300 },
    )
  })

  test('and is taken back to nothing by crediting all of it once the money is given back', () => {
    fc.assert(
      fc.property(drafts(), steps(), (draft, path) => {
        const whole = { size: 100 } as const
        const { entries } = walk(draft, [...path, { kind: 'give back', ...whole }, { kind: 'credit', ...whole }])
        const sums = new Map<string, bigint>()
        // What waivers cost is the income that stays: together they are nothing.
        for (const entry of entries) {
          const key = ownAccounts.includes(entry.account) ? 'own' : entryKey(entry)
          sums.set(key, (sums.get(key) ?? 0n) + entry.amountMinor)
        }
        expect([...sums].filter(([, amount]) => amount !== 0n)).toEqual([])
      }),
    )
  })
})
