import { type LeaseStatus, leaseTransitions } from '../../domain/lease.ts'
import { allowedTransitions } from '../../domain/transitions.ts'
import type { PermissionCode } from '../../access/permissions.ts'

export type LeaseMove = {
  to: LeaseStatus
  /** last part of the route */
  action: 'activate' | 'notice' | 'withdraw-notice' | 'vacate' | 'renew' | 'terminate'
  label: string
  permission: PermissionCode
  explanation: string
  /** label of the date that the move needs */
  dateLabel?: string
  needsReason?: boolean
  done: string
}

/** In the order of the buttons; `from` narrows what the transition table allows. */
const moves: readonly (LeaseMove & { from?: LeaseStatus })[] = [
  {
    to: 'active',
    action: 'activate',
    from: 'draft',
    label: 'Activate',
    permission: 'contracts.leases.activate',
    explanation:
      'The unit becomes rented and the next billing run bills the rent and the deposit. The terms then change only by an approved change, or by a renewal.',
    done: 'The lease is active.',
  },
  {
    to: 'renewed',
    action: 'renew',
    label: 'Renew',
    permission: 'contracts.leases.create',
    explanation: 'A draft continues this lease from the day after its end. Activating the draft renews this lease.',
    done: 'The draft of the renewal is there.',
  },
  {
    to: 'notice',
    action: 'notice',
    label: 'Give notice',
    permission: 'contracts.leases.end',
    explanation: 'The lease stays billed until the day on which the tenant leaves.',
    dateLabel: 'Last day of the lease',
    done: 'Notice is recorded.',
  },
  {
    to: 'active',
    action: 'withdraw-notice',
    from: 'notice',
    label: 'Withdraw notice',
    permission: 'contracts.leases.end',
    explanation: 'The tenant stays after all: the lease ends as it did before the notice.',
    done: 'The notice is withdrawn.',
  },
  {
    to: 'ended',
    action: 'vacate',
    label: 'Move out',
    permission: 'contracts.leases.end',
    explanation:
      'The tenant has left. The lease ends on that day, nothing is billed after it, and the unit can be let again from the next.',
    dateLabel: 'Day of moving out',
    done: 'The tenant has moved out.',
  },
  {
    to: 'terminated',
    action: 'terminate',
    label: 'Terminate',
    permission: 'contracts.leases.end',
    explanation:
      'The lease is broken off before its end. The unit becomes available and nothing is billed after the last day.',
    dateLabel: 'Last day of the lease',
    needsReason: true,
    done: 'The lease is terminated.',
  },
]

/** The moves that a lease in this status allows, in the order of the buttons. */
export const leaseMoves = (status: unknown): LeaseMove[] =>
  isLeaseStatus(status)
    ? moves.filter(
        ({ to, from }) => (!from || from === status) && allowedTransitions(leaseTransitions, status).includes(to),
      )
    : []

type Lease = { status?: unknown; endDate?: unknown }

const soonDays = 60

/**
 * What comes next for a lease: the one button that stands out.
 * @param today the date in the company's zone
 */
export const nextMove = ({ status, endDate }: Lease, today: string): LeaseMove['action'] | undefined => {
  if (status === 'draft') return 'activate'
  const days = typeof endDate === 'string' ? (Date.parse(endDate) - Date.parse(today)) / 86_400_000 : Infinity
  if (status === 'notice') return days <= 0 ? 'vacate' : undefined
  return status === 'active' && days <= soonDays ? 'renew' : undefined
}

const isLeaseStatus = (status: unknown): status is LeaseStatus =>
  typeof status === 'string' && Object.hasOwn(leaseTransitions, status)
