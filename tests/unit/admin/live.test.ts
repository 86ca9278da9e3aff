import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { burst } from '../../../src/admin/live/burst.ts'
import { chosenCompany, isOnScreen } from '../../../src/admin/live/chosen-company.ts'
import type { RowEvent } from '../../../src/admin/live/live-events.ts'
import { live } from '../../../src/admin/live/live-store.ts'
import { refreshScope, scopeAfterGap } from '../../../src/admin/live/refresh-scope.ts'

const payment: RowEvent = { name: 'payment.received', data: { id: 'p1' } }
const invoice = { name: 'invoice.updated', data: { id: 'i1', person: 'x1' } } as RowEvent
const job: RowEvent = { name: 'job.progress', data: { id: 'j1' } }

test.each([
  ['/admin', payment, 'tables'],
  ['/admin', job, 'none'],
  ['/admin/login', payment, 'none'],
  ['/admin/collections/payments', payment, 'view'],
  ['/admin/collections/invoices', payment, 'view'],
  ['/admin/collections/people', payment, 'none'],
  ['/admin/collections/invoices/create', invoice, 'none'],
  ['/admin/collections/invoices/i1', invoice, 'view'],
  ['/admin/collections/invoices/i2', invoice, 'none'],
  ['/admin/collections/people/x1', invoice, 'tables'],
  ['/admin/collections/units/i1', invoice, 'tables'],
  ['/admin/collections/invoices/trash/i1', invoice, 'view'],
  ['/admin/collections/job-runs/j1', job, 'view'],
])('%s after %j refreshes %p', (pathname, event, scope) => {
  expect(refreshScope({ pathname, adminRoute: '/admin', event })).toBe(scope)
})

test.each([
  ['/admin', 'tables'],
  ['/admin/account', 'none'],
  ['/admin/collections/people/create', 'none'],
  ['/admin/collections/people', 'view'],
  ['/admin/collections/people/x1', 'tables'],
  ['/admin/collections/invoices/i1', 'view'],
])('%s refreshes %p when the line is back', (pathname, scope) => {
  expect(scopeAfterGap({ pathname, adminRoute: '/admin' })).toBe(scope)
})

test('events of another company than the chosen one are not shown', () => {
  const cookie = 'a=1; payload-tenant=c1; b=2'
  expect(chosenCompany(cookie)).toBe('c1')
  expect(chosenCompany('payload-tenant=')).toBeUndefined()
  expect(isOnScreen({ company: 'c1' }, cookie)).toBe(true)
  expect(isOnScreen({ company: 'c2' }, cookie)).toBe(false)
  expect(isOnScreen({ company: 'c2' }, '')).toBe(true)
  expect(isOnScreen({}, cookie)).toBe(true)
})

test('a page is edited until the last form lets go', () => {
  const first = live.holdForEdit()
  const second = live.holdForEdit()
  first()
  expect(live.isEdited()).toBe(true)
  second()
  expect(live.isEdited()).toBe(false)
})

describe('burst', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  test('joins calls that come close together', () => {
    const run = jest.fn()
    const { call } = burst({ quietMs: 300, longestMs: 2_000, run })
    for (let count = 0; count < 5; count += 1) {
      call()
      jest.advanceTimersByTime(100)
    }
    expect(run).not.toHaveBeenCalled()
    jest.advanceTimersByTime(300)
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('a steady stream still gets through', () => {
    const run = jest.fn()
    const { call } = burst({ quietMs: 300, longestMs: 2_000, run })
    for (let count = 0; count < 41; count += 1) {
      call()
      jest.advanceTimersByTime(100)
    }
    expect(run).toHaveBeenCalledTimes(2)
  })

  test('nothing runs after it was cancelled', () => {
    const run = jest.fn()
    const { call, cancel } = burst({ quietMs: 300, longestMs: 2_000, run })
    call()
    cancel()
    jest.advanceTimersByTime(5_000)
    expect(run).not.toHaveBeenCalled()
  })
})
