import type { CalendarDate } from './calendar.ts'
import type { TransitionTable } from './transitions.ts'

export type CheckStatus = 'pending' | 'approved' | 'rejected' | 'expired'
export type Verification = 'unverified' | 'pending' | 'verified' | 'rejected' | 'expired'

export const identityPapers = [
  'passport',
  'national_id',
  'driver_licence',
  'residence_permit',
  'registration_certificate',
  'other',
] as const

/** A check is decided once; what was approved ends with the paper. A new paper is a new check. */
export const checkTransitions = {
  pending: ['approved', 'rejected'],
  approved: ['expired'],
  rejected: [],
  expired: [],
} as const satisfies TransitionTable<CheckStatus>

export type KnownCheck = { status: CheckStatus; submittedAt: string; expiresOn?: CalendarDate | null }

/**
 * What the checks of a person say about him today: a paper that is valid counts whatever else is under way; without one
 * the check that waits, else the latest one.
 * @param former what stood there before; whoever was verified before there were checks stays so until one is rejected
 */
export const verificationOf = ({
  checks,
  today,
  former,
}: {
  checks: readonly KnownCheck[]
  today: CalendarDate
  former: Verification
}): Verification => {
  const [latest] = [...checks].sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1))
  if (!latest) return former
  const isValid = ({ status, expiresOn }: KnownCheck): boolean =>
    status === 'approved' && (!expiresOn || expiresOn >= today)
  if (checks.some(isValid)) return 'verified'
  const wasDecided = checks.some(({ status }) => status !== 'pending')
  if (checks.some(({ status }) => status === 'pending'))
    return former === 'verified' && !wasDecided ? 'verified' : 'pending'
  return latest.status === 'rejected' ? 'rejected' : 'expired'
}

/** An identity number as it is compared: letters and digits, capitals; '' for none. */
export const identityKey = (text: string | null | undefined): string =>
  (text ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** An e-mail address as it is compared and kept. */
export const emailKey = (text: string | null | undefined): string => (text ?? '').trim().toLowerCase()

/** The end of a number behind dots, so that its owner knows it again: '···678'. */
export const maskedNumber = (text: string): string => `···${text.replaceAll(/\s/g, '').slice(-3)}`
