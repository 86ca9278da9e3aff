import { expect, test } from '@jest/globals'
import { pageTitle } from '../../../src/admin/text/page-title.ts'
import { words } from '../../../src/admin/text/words.ts'

test.each([
  ['invoice.issued', 'Invoice issued'],
  ['63902', 'M-PESA'],
  ['activate', 'Activated'],
  ['never_seen', 'Never seen'],
  ['', '—'],
  [undefined, '—'],
])('the code %s is read as %s', (code, text) => {
  expect(words(code)).toBe(text)
})

test.each([
  ['ledger-entries', { amountMinor: -2_200_000, currency: 'KES' }, 'Credit of KES 22,000.00'],
  ['ledger-entries', { amountMinor: 100, currency: 'KES' }, 'Debit of KES 1.00'],
  ['ownerships', { shareBps: 3_000, fromDate: '2024-12-01' }, '30 % from 1 Dec 2024'],
  ['job-runs', { kind: 'billing.run' }, 'Billing run'],
  ['ledger-entries', {}, undefined],
  ['invoices', { number: 'INV-1' }, undefined],
])('a row of %s is headed %j -> %s', (collection, row, title) => {
  expect(pageTitle(collection, row)).toBe(title)
})
