import { expect, test } from '@jest/globals'
import { nextPersonStep, type PersonFacts, type PersonStep } from './person-step.ts'

const settled: PersonFacts = {
  isMerged: false,
  isErased: false,
  hasContact: true,
  email: 'a@b.test',
  isTenant: true,
  isOwner: false,
  isAgent: false,
  verification: 'verified',
  hasPendingCheck: false,
  hasLogIn: true,
  hasInvitation: false,
  accounts: { total: 1, unverified: 0 },
}

test.each<[Partial<PersonFacts>, PersonStep]>([
  [{}, 'none'],
  [{ isErased: true, isMerged: true }, 'erased'],
  [{ isMerged: true }, 'merged'],
  [{ hasContact: false, verification: 'unverified' }, 'addContact'],
  [{ hasPendingCheck: true }, 'reviewCheck'],
  [{ verification: 'expired' }, 'renewCheck'],
  [{ verification: 'rejected' }, 'renewCheck'],
  [{ verification: 'unverified' }, 'submitCheck'],
  [{ verification: 'unverified', isTenant: false }, 'none'],
  [{ accounts: { total: 2, unverified: 1 } }, 'verifyAccount'],
  [{ isOwner: true, accounts: { total: 0, unverified: 0 } }, 'addAccount'],
  [{ isOwner: true, accounts: undefined }, 'none'],
  [{ hasLogIn: false }, 'invite'],
  [{ hasLogIn: false, email: null }, 'none'],
  [{ hasLogIn: false, hasInvitation: true }, 'none'],
])('%j: %s', (change, step) => {
  expect(nextPersonStep({ ...settled, ...change })).toBe(step)
})
