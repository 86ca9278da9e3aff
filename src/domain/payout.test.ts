import { expect, test } from '@jest/globals'
import { isEditable, isPosted, type PayoutStatus, payoutTransitions, statusAfterPayment } from './payout.ts'
import { allowedTransitions, isFinal } from './transitions.ts'

const statuses = Object.keys(payoutTransitions) as PayoutStatus[]

test('nothing that was posted is changed, and nothing that may be changed is posted', () => {
  expect(statuses.filter(isEditable)).toEqual(['draft', 'rejected'])
  expect(statuses.filter(isPosted)).toEqual(['approved', 'processing', 'partial', 'failed', 'paid'])
})

test('a statement that money has left for is never cancelled, and no way leads out of paid or cancelled', () => {
  const cancelled = statuses.filter((status) => allowedTransitions(payoutTransitions, status).includes('cancelled'))
  expect(cancelled).toEqual(['draft', 'pending_approval', 'rejected', 'approved', 'failed'].sort(byTable))
  expect(statuses.filter((status) => isFinal(payoutTransitions, status))).toEqual(['paid', 'cancelled'])
})

test('only what is approved, failed or partly paid is paid', () => {
  const payable = statuses.filter((status) => allowedTransitions(payoutTransitions, status).includes('processing'))
  expect(payable).toEqual(['approved', 'partial', 'failed'])
})

test.each<[bigint, bigint, string]>([
  [100n, 0n, 'failed'],
  [100n, 1n, 'partial'],
  [100n, 99n, 'partial'],
  [100n, 100n, 'paid'],
])('of %s with %s paid it is %s', (net, paid, status) => expect(statusAfterPayment({ net, paid })).toBe(status))

function byTable(a: string, b: string): number {
  return statuses.indexOf(a as PayoutStatus) - statuses.indexOf(b as PayoutStatus)
}
