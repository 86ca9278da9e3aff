import { describe, expect, test } from '@jest/globals'
import { accountHeadline } from '../../../src/admin/text/account.ts'
import { intentView, isIntentStatus } from '../../../src/admin/text/intent.ts'
import { leaseMoves } from '../../../src/admin/text/lease-moves.ts'
import { paymentBadge, statusBadge } from '../../../src/admin/text/status.ts'
import { intentTransitions } from '../../../src/domain/intent.ts'
import { leaseTransitions } from '../../../src/domain/lease.ts'

const today = '2026-11-22'

describe('the payment state of an invoice', () => {
  test.each([
    [{ status: 'issued', paymentState: 'unpaid', dueDate: '2026-11-10', balanceMinor: 100 }, 'Overdue 12 days', 'bad'],
    [{ status: 'issued', paymentState: 'partial', dueDate: '2026-11-21', balanceMinor: 1 }, 'Overdue 1 day', 'bad'],
    [{ status: 'issued', paymentState: 'unpaid', dueDate: today, balanceMinor: 100 }, 'Unpaid', 'warn'],
    [{ status: 'issued', paymentState: 'partial', dueDate: '2026-12-05', balanceMinor: 100 }, 'Partly paid', 'busy'],
    [{ status: 'issued', paymentState: 'paid', dueDate: '2026-01-05', balanceMinor: 0 }, 'Paid', 'good'],
    [{ status: 'void', paymentState: 'unpaid', dueDate: '2026-01-05', balanceMinor: 100 }, 'Void', 'quiet'],
    [{ status: 'draft', paymentState: 'unpaid', dueDate: '2026-01-05', balanceMinor: 100 }, 'Draft', 'quiet'],
    [{ paymentState: 'unpaid' }, 'Unpaid', 'warn'],
  ])('%j reads %p', (invoice, text, tone) => {
    expect(paymentBadge(invoice, today)).toEqual({ text, tone })
  })

  test('without a state there is no badge', () => {
    expect(paymentBadge({ status: 'issued', paymentState: null }, today)).toBeUndefined()
  })
})

test.each([
  ['active', 'good'],
  ['running', 'busy'],
  ['amount_mismatch', 'warn'],
  ['dead', 'bad'],
  ['something_new', 'quiet'],
])('the status %p is %p', (value, tone) => {
  expect(statusBadge(value).tone).toBe(tone)
})

test('a status shows the label of its field, else its own words', () => {
  expect(statusBadge('amount_mismatch', 'Another amount than asked for').text).toBe('Another amount than asked for')
  expect(statusBadge('owner_occupied').text).toBe('Owner occupied')
})

test('a payment request is final exactly where nothing but late money can change it', () => {
  const statuses = Object.keys(intentTransitions).filter(isIntentStatus)
  expect(statuses.filter((status) => intentView(status).isFinal)).toEqual(['failed', 'expired', 'succeeded'])
  expect(statuses.filter((status) => intentView(status).canRetry)).toEqual(['failed', 'expired'])
  expect(isIntentStatus('toString')).toBe(false)
})

test.each(Object.entries(leaseTransitions))('the buttons of a lease in %p are its transitions', (status, allowed) => {
  expect(
    leaseMoves(status)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([...allowed].sort())
})

test('a lease without a known status has no buttons', () => {
  expect(leaseMoves(undefined)).toEqual([])
})

test.each([
  ['tenant', 3_500_000, 'Owes KES 35,000.00'],
  ['tenant', -100, 'Has a credit of KES 1.00'],
  ['owner', 100, 'We owe KES 1.00'],
  ['owner', -100, 'Owes us KES 1.00'],
  ['owner', 0, 'Nothing is owed'],
] as const)('the account of a %s at %p reads %p', (role, closingMinor, text) => {
  expect(accountHeadline({ role, closingMinor, currency: 'KES' }).text).toBe(text)
})
