import { describe, expect, test } from '@jest/globals'
import { opposite, toPosting } from './entry.ts'
import { belongsToOwners, invoiceIssued, invoiceVoided, type PostedLine } from './invoice-postings.ts'

const subject = { invoice: 'i1', person: 'tenant', unit: 'u1', contract: 'c1', project: 'pr1' }
const place = { invoice: 'i1', unit: 'u1', contract: 'c1', project: 'pr1' }
const issue = (...lines: PostedLine[]) => invoiceIssued({ subject, lines })

describe('invoiceIssued', () => {
  test('rent of a managed unit: receivable to the owners’ accrual, the free part to rent income', () => {
    const ownerShares = [
      { person: 'ann', bps: 6_000 },
      { person: 'ben', bps: 3_000 },
    ]
    expect(issue({ kind: 'rent', net: 1_000n, tax: 0n, ownerShares })).toEqual([
      { account: 'receivable', ...subject, amountMinor: 1_000n },
      { account: 'owner_accrual', ...place, person: 'ann', amountMinor: -600n },
      { account: 'owner_accrual', ...place, person: 'ben', amountMinor: -300n },
      { account: 'rent_income', ...place, amountMinor: -100n },
    ])
  })

  test('tax is never the owner’s, and a discount lowers the charge', () => {
    const ownerShares = [{ person: 'ann', bps: 10_000 }]
    expect(issue({ kind: 'rent', net: 1_000n, discount: 100n, tax: 144n, ownerShares })).toEqual([
      { account: 'receivable', ...subject, amountMinor: 1_044n },
      { account: 'owner_accrual', ...place, person: 'ann', amountMinor: -900n },
      { account: 'tax_payable', ...place, amountMinor: -144n },
    ])
  })

  test.each([
    ['rent', 'rent_income'],
    ['service', 'service_income'],
    ['other', 'service_income'],
    ['fee', 'fee_income'],
    ['penalty', 'penalty_income'],
  ] as const)('own %s goes to %s', (kind, account) => {
    expect(issue({ kind, net: 100n, tax: 16n })).toEqual([
      { account: 'receivable', ...subject, amountMinor: 116n },
      { account, ...place, amountMinor: -100n },
      { account: 'tax_payable', ...place, amountMinor: -16n },
    ])
  })

  test('a deposit is held for the tenant, whoever owns the unit', () => {
    const ownerShares = [{ person: 'ann', bps: 10_000 }]
    expect(issue({ kind: 'deposit', net: 500n, tax: 0n, ownerShares })).toEqual([
      { account: 'receivable', ...subject, amountMinor: 500n },
      { account: 'deposits_held', ...subject, amountMinor: -500n },
    ])
  })

  test('several lines make one receivable entry', () => {
    const entries = issue({ kind: 'rent', net: 100n, tax: 0n }, { kind: 'deposit', net: 50n, tax: 0n })
    expect(entries.filter(({ account }) => account === 'receivable')).toEqual([
      { account: 'receivable', ...subject, amountMinor: 150n },
    ])
  })

  test('an invoice over nothing posts nothing', () => {
    expect(issue({ kind: 'rent', net: 0n, tax: 0n }, { kind: 'fee', net: 10n, discount: 10n, tax: 0n })).toEqual([])
  })

  test('refuses shares above 100 %', () => {
    const ownerShares = [{ person: 'ann', bps: 10_001 }]
    expect(() => issue({ kind: 'rent', net: 100n, tax: 0n, ownerShares })).toThrow(RangeError)
  })
})

test('a void leaves nothing of the issue', () => {
  const issued = issue({ kind: 'rent', net: 100n, tax: 16n }, { kind: 'deposit', net: 50n, tax: 0n })
  expect(invoiceVoided({ issued })).toEqual(opposite(issued))
  expect(toPosting(issued, invoiceVoided({ issued }))).toEqual([])
})

test('only rent with owners belongs to owners', () => {
  const ownerShares = [{ person: 'ann', bps: 10_000 }]
  expect(belongsToOwners({ kind: 'rent', net: 1n, tax: 0n, ownerShares })).toBe(true)
  expect(belongsToOwners({ kind: 'rent', net: 1n, tax: 0n, ownerShares: [] })).toBe(false)
  expect(belongsToOwners({ kind: 'rent', net: 1n, tax: 0n })).toBe(false)
  expect(belongsToOwners({ kind: 'service', net: 1n, tax: 0n, ownerShares })).toBe(false)
})
