import { expect, test } from '@jest/globals'
import { blockState } from '../../../src/admin/blocked/block-state.ts'
import { movesOfInvitation } from '../../../src/admin/staff/invitation-moves.ts'
import { newMember } from '../../../src/admin/staff/new-member.ts'
import { portalKinds } from '../../../src/admin/staff/portal-kinds.ts'
import { staffMoves } from '../../../src/admin/staff/staff-moves.ts'
import { grantState } from '../../../src/admin/support/grant-state.ts'
import { timeLeftText } from '../../../src/admin/text/time-left.ts'
import { staffTransitions, type StaffStatus } from '../../../src/domain/staff.ts'

const now = Date.parse('2026-11-23T08:00:00Z')

test.each<[StaffStatus, string | null, string[]]>([
  ['invited', null, ['withdraw']],
  ['active', 'u', ['suspend', 'leave']],
  ['suspended', 'u', ['restore', 'leave']],
  ['left', 'u', ['restore']],
  ['left', null, ['invite']],
])('%s with the log-in %s: %j', (status, user, keys) => {
  expect(staffMoves({ status, user }).map(({ key }) => key)).toEqual(keys)
})

test('no button leads where the rules do not', () => {
  const target = { withdraw: 'left', leave: 'left', suspend: 'suspended', restore: 'active', invite: 'invited' }
  for (const [status, allowed] of Object.entries(staffTransitions))
    for (const { key } of staffMoves({ status, user: status === 'invited' ? null : 'u' }))
      expect(allowed).toContain(target[key])
})

test.each([
  ['pending', ['resend', 'revoke']],
  ['expired', ['resend']],
  ['accepted', []],
  ['revoked', []],
])('an invitation that is %s: %j', (status, moves) => {
  expect(movesOfInvitation(status)).toEqual(moves)
})

test('the body of an invitation keeps what was filled in', () => {
  const form = {
    name: ' Njeri ',
    email: 'njeri@mvule.test',
    phone: '',
    gender: null,
    roles: ['r1'],
    grants: [],
    projectScope: 'assigned',
    projects: ['p1'],
    status: 'invited',
    company: 'c',
  }
  expect(newMember(form)).toEqual({
    name: 'Njeri',
    email: 'njeri@mvule.test',
    roles: ['r1'],
    projectScope: 'assigned',
    projects: ['p1'],
  })
  expect(newMember({ projectScope: 'all', projects: ['p1'] })).toEqual({ name: '', email: '', projectScope: 'all' })
})

test('a person is invited as what he is', () => {
  expect(portalKinds({ isOwner: true, isTenant: false, isAgent: true })).toEqual(['owner', 'agent'])
  expect(portalKinds({})).toEqual([])
})

test.each([
  ['2026-11-23T07:59:00Z', 'over'],
  ['2026-11-23T08:30:00Z', 'within the hour'],
  ['2026-11-23T09:00:00Z', 'in 1 hour'],
  ['2026-11-24T20:00:00Z', 'in 36 hours'],
  ['2026-11-30T08:00:00Z', 'in 7 days'],
  ['never', undefined],
  [null, undefined],
])('what ends at %s ends %s', (until, text) => {
  expect(timeLeftText(until, now)).toBe(text)
})

test.each([
  [{ expiresAt: null }, 'In force'],
  [{ expiresAt: '2026-11-23T08:00:01Z' }, 'In force'],
  [{ expiresAt: '2026-11-23T08:00:00Z' }, 'Over'],
  [{ expiresAt: null, liftedAt: '2026-11-22T08:00:00Z' }, 'Lifted'],
])('the block %j is %s', (block, text) => {
  expect(blockState(block, now).text).toBe(text)
})

test.each([
  [{ expiresAt: '2026-11-23T12:00:00Z' }, 'Open'],
  [{ expiresAt: '2026-11-23T08:00:00Z' }, 'Over'],
  [{ expiresAt: '2026-11-23T12:00:00Z', revokedAt: '2026-11-23T07:00:00Z' }, 'Ended'],
])('the access %j is %s', (grant, text) => {
  expect(grantState(grant, now).text).toBe(text)
})
