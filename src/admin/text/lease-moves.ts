import { allowedTransitions } from '../../domain/transitions.ts'
import { type LeaseStatus, leaseTransitions } from '../../domain/lease.ts'
import type { PermissionCode } from '../../access/permissions.ts'

export type LeaseMove = {
  to: LeaseStatus
  /** last part of the route */
  action: 'activate' | 'notice' | 'end' | 'terminate'
  label: string
  permission: PermissionCode
  explanation: string
  /** label of the date that the move needs */
  dateLabel?: string
  needsReason?: boolean
  done: string
}

const moves: readonly LeaseMove[] = [
  {
    to: 'active',
    action: 'activate',
    label: 'Activate',
    permission: 'contracts.leases.activate',
    explanation:
      'The unit becomes rented and the next billing run bills the rent and the deposit. The terms can no longer be edited.',
    done: 'The lease is active.',
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
    to: 'ended',
    action: 'end',
    label: 'End',
    permission: 'contracts.leases.end',
    explanation: 'The tenant has left as agreed. The unit becomes available and nothing is billed after the last day.',
    dateLabel: 'Last day of the lease',
    done: 'The lease has ended.',
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
  isLeaseStatus(status) ? moves.filter(({ to }) => allowedTransitions(leaseTransitions, status).includes(to)) : []

const isLeaseStatus = (status: unknown): status is LeaseStatus =>
  typeof status === 'string' && Object.hasOwn(leaseTransitions, status)
