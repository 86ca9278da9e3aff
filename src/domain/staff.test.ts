import { describe, expect, test } from '@jest/globals'
import { staffTransitions, type StaffStatus } from './staff.ts'
import { canTransition } from './transitions.ts'

describe('the way of a member of the staff', () => {
  test.each<[StaffStatus, StaffStatus, boolean]>([
    ['invited', 'active', true],
    ['invited', 'suspended', false],
    ['active', 'suspended', true],
    ['active', 'invited', false],
    ['suspended', 'active', true],
    ['left', 'active', true],
    ['left', 'suspended', false],
    ['left', 'invited', true],
  ])('%s -> %s: %s', (from, to, expected) => {
    expect(canTransition(staffTransitions, from, to)).toBe(expected)
  })

  test('everybody can leave, once', () => {
    const leavers = Object.keys(staffTransitions).filter((from) =>
      canTransition(staffTransitions, from as StaffStatus, 'left'),
    )
    expect(leavers).toEqual(['invited', 'active', 'suspended'])
  })
})
