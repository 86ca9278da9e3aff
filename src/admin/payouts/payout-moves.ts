import type { PermissionCode } from '../../access/permissions.ts'

export type PayoutMove = {
  key: 'refresh' | 'submit' | 'approve' | 'reject' | 'cancel' | 'disburse'
  label: string
  explanation: string
  done: string
  permission: PermissionCode
  needsReason?: boolean
  isMain?: boolean
}

const moves: Record<PayoutMove['key'], PayoutMove> = {
  refresh: {
    key: 'refresh',
    label: 'Build anew',
    explanation: 'All that is unsettled by now comes on it, also what was left out. Adjustments stay.',
    done: 'The statement is built anew.',
    permission: 'finance.payouts.update',
  },
  submit: {
    key: 'submit',
    label: 'Hand in',
    explanation: 'It waits for approval and does not change until then.',
    done: 'The statement is handed in.',
    permission: 'finance.payouts.submit',
    isMain: true,
  },
  approve: {
    key: 'approve',
    label: 'Approve',
    explanation: 'It is posted to the ledger and frozen. Above the limit of the company nobody approves what he made.',
    done: 'The statement is approved.',
    permission: 'finance.payouts.approve',
    isMain: true,
  },
  reject: {
    key: 'reject',
    label: 'Send back',
    explanation: 'It can be changed and handed in again.',
    done: 'The statement is sent back.',
    permission: 'finance.payouts.approve',
    needsReason: true,
  },
  cancel: {
    key: 'cancel',
    label: 'Cancel',
    explanation: 'All that is on it comes on the next statement.',
    done: 'The statement is cancelled.',
    permission: 'finance.payouts.cancel',
    needsReason: true,
  },
  disburse: {
    key: 'disburse',
    label: 'Pay',
    explanation: '',
    done: 'The payment is on its way.',
    permission: 'finance.payouts.disburse',
    isMain: true,
  },
}

/** What can be done with a statement in a status, in the order of the buttons. */
export const payoutMoves = (status: string): PayoutMove[] => {
  switch (status) {
    case 'draft':
    case 'rejected':
      return [moves.submit, moves.refresh, moves.cancel]
    case 'pending_approval':
      return [moves.approve, moves.reject, moves.cancel]
    case 'approved':
      return [moves.disburse, moves.cancel]
    case 'failed':
      return [{ ...moves.disburse, label: 'Pay again' }, moves.cancel]
    case 'partial':
      return [{ ...moves.disburse, label: 'Pay the rest' }]
    default:
      return []
  }
}
