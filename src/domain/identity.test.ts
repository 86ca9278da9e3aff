import { expect, test } from '@jest/globals'
import { checkTransitions, emailKey, identityKey, maskedNumber, verificationOf, type KnownCheck } from './identity.ts'
import { canTransition } from './transitions.ts'

const today = '2026-11-23'
const check = (status: KnownCheck['status'], day: string, expiresOn?: string): KnownCheck => ({
  status,
  submittedAt: `${day}T08:00:00.000Z`,
  expiresOn,
})

test.each<[string, KnownCheck[], Parameters<typeof verificationOf>[0]['former'], string]>([
  ['nothing: as it was', [], 'unverified', 'unverified'],
  ['nothing, verified before there were checks', [], 'verified', 'verified'],
  ['one waits', [check('pending', '2026-11-01')], 'unverified', 'pending'],
  ['one waits, verified before', [check('pending', '2026-11-01')], 'verified', 'verified'],
  ['approved without an end', [check('approved', '2026-11-01')], 'pending', 'verified'],
  ['approved until today', [check('approved', '2026-11-01', today)], 'pending', 'verified'],
  ['approved until yesterday', [check('approved', '2026-11-01', '2026-11-22')], 'verified', 'expired'],
  [
    'expired, the next one waits',
    [check('expired', '2026-01-01'), check('pending', '2026-11-01')],
    'expired',
    'pending',
  ],
  [
    'valid, the next one waits',
    [check('approved', '2026-01-01', '2027-01-01'), check('pending', '2026-11-01')],
    'verified',
    'verified',
  ],
  [
    'valid, the next one rejected',
    [check('approved', '2026-01-01', '2027-01-01'), check('rejected', '2026-11-01')],
    'verified',
    'verified',
  ],
  ['rejected', [check('rejected', '2026-11-01')], 'verified', 'rejected'],
  [
    'rejected after one that expired',
    [check('expired', '2025-01-01'), check('rejected', '2026-11-01')],
    'pending',
    'rejected',
  ],
  [
    'rejected after one that expired, the latest given first',
    [check('rejected', '2026-11-01'), check('expired', '2025-01-01')],
    'pending',
    'rejected',
  ],
  [
    'expired after one that was rejected',
    [check('rejected', '2025-01-01'), check('expired', '2026-11-01')],
    'verified',
    'expired',
  ],
] as const)('%s', (_, checks, former, expected) => {
  expect(verificationOf({ checks, today, former })).toBe(expected)
})

test('a check is decided once', () => {
  expect(canTransition(checkTransitions, 'pending', 'approved')).toBe(true)
  expect(canTransition(checkTransitions, 'rejected', 'approved')).toBe(false)
  expect(canTransition(checkTransitions, 'approved', 'rejected')).toBe(false)
  expect(canTransition(checkTransitions, 'pending', 'expired')).toBe(false)
})

test('identity numbers are compared without what people put between the digits', () => {
  expect(identityKey(' 12-345 678/a ')).toBe('12345678A')
  expect(identityKey(null)).toBe('')
  expect([emailKey(' A@X.test '), emailKey(undefined)]).toEqual(['a@x.test', ''])
  expect(maskedNumber('0712 345 678')).toBe('···678')
})
