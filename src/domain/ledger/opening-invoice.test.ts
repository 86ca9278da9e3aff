import { expect, test } from '@jest/globals'
import { postings } from './postings.ts'

const subject = { invoice: 'i', person: 't' }
const entriesOf = (entries: { account: string; amountMinor: bigint }[]) =>
  entries.map(({ account, amountMinor }) => [account, amountMinor])

test('what is owed since before the books began is no income again; a deposit and the owners’ rent stay theirs', () => {
  const owners = [{ person: 'o', bps: 10_000 }]
  const lines = [
    { kind: 'service' as const, net: 100n, tax: 0n, isOpening: true },
    { kind: 'rent' as const, net: 300n, tax: 0n, ownerShares: owners, isOpening: true },
    { kind: 'deposit' as const, net: 500n, tax: 0n, isOpening: true },
  ]
  expect(entriesOf(postings.invoiceIssued({ subject, lines }))).toEqual([
    ['receivable', 900n],
    ['opening_balance', -100n],
    ['owner_accrual', -300n],
    ['deposits_held', -500n],
  ])
  const credited = { ...lines[0]!, ...subject, paid: 0n, creditedBefore: 0n, creditedAfter: 100n }
  expect(entriesOf(postings.creditNoteIssued({ kind: 'credit', lines: [credited] }))).toEqual([
    ['receivable', -100n],
    ['opening_balance', 100n],
  ])
})
