import type { PermissionCode } from '../../access/permissions.ts'

export type RefundMove = {
  key: 'approve' | 'reject' | 'cancel' | 'pay'
  label: string
  explanation: string
  done: string
  permission: PermissionCode
  needsReason?: boolean
  isMain?: boolean
}

const moves: Record<RefundMove['key'], RefundMove> = {
  approve: {
    key: 'approve',
    label: 'Approve',
    explanation:
      'The credit is set aside: no invoice takes it any more. Above the limit of the company nobody approves his own.',
    done: 'The refund is approved.',
    permission: 'finance.refunds.approve',
    isMain: true,
  },
  reject: {
    key: 'reject',
    label: 'Refuse',
    explanation: 'The credit stays with the payer.',
    done: 'The refund is refused.',
    permission: 'finance.refunds.approve',
    needsReason: true,
  },
  cancel: {
    key: 'cancel',
    label: 'Cancel',
    explanation: 'What was set aside is credit of the payer again.',
    done: 'The refund is cancelled.',
    permission: 'finance.refunds.create',
    needsReason: true,
  },
  pay: {
    key: 'pay',
    label: 'Pay',
    explanation: '',
    done: 'The payment is on its way.',
    permission: 'finance.refunds.pay',
    isMain: true,
  },
}

/** What can be done with a refund in a status, in the order of the buttons. */
export const refundMoves = (status: string): RefundMove[] => {
  switch (status) {
    case 'pending_approval':
      return [moves.approve, moves.reject, moves.cancel]
    case 'approved':
      return [moves.pay, moves.cancel]
    case 'failed':
      return [{ ...moves.pay, label: 'Pay again' }, moves.cancel]
    default:
      return []
  }
}
