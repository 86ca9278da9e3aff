import { expect, test } from '@jest/globals'
import { collectionState } from './collection-state.ts'

test.each([
  ['nothing issued', { issued: 0, overdue: 0 }, 'none'],
  ['all that was due is paid', { issued: 3, overdue: 0 }, 'paid_up'],
  ['one of many is overdue', { issued: 3, overdue: 1 }, 'in_arrears'],
])('%s', (_name, counts, state) => {
  expect(collectionState(counts)).toBe(state)
})
