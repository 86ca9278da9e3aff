import type { Verification } from './identity.ts'

export type PersonStep =
  | 'merged'
  | 'erased'
  | 'addContact'
  | 'reviewCheck'
  | 'submitCheck'
  | 'renewCheck'
  | 'addAccount'
  | 'verifyAccount'
  | 'invite'
  | 'none'

export type PersonFacts = {
  isMerged: boolean
  isErased: boolean
  hasContact: boolean
  email: string | null
  isTenant: boolean
  isOwner: boolean
  isAgent: boolean
  verification: Verification
  hasPendingCheck: boolean
  hasLogIn: boolean
  hasInvitation: boolean
  /** undefined: the reader does not see accounts */
  accounts?: { total: number; unverified: number }
}

/** The one thing that is to be done next about a person; money and law before comfort. */
export const nextPersonStep = (facts: PersonFacts): PersonStep => {
  if (facts.isErased) return 'erased'
  if (facts.isMerged) return 'merged'
  if (!facts.hasContact) return 'addContact'
  if (facts.hasPendingCheck) return 'reviewCheck'
  const isParty = facts.isTenant || facts.isOwner
  if (facts.verification === 'expired' || facts.verification === 'rejected') return 'renewCheck'
  if (isParty && facts.verification === 'unverified') return 'submitCheck'
  if (facts.accounts && facts.accounts.unverified > 0) return 'verifyAccount'
  if (facts.isOwner && facts.accounts?.total === 0) return 'addAccount'
  if ((isParty || facts.isAgent) && facts.email && !facts.hasLogIn && !facts.hasInvitation) return 'invite'
  return 'none'
}
