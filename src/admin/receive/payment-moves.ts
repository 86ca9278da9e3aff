import type { PermissionCode } from '../../access/permissions.ts'
import type { PaymentView } from '../../services/payments/payment-view.ts'

export type PaymentMove = {
  key: 'clear' | 'bounce' | 'allocate' | 'release' | 'reverse'
  label: string
  permission: PermissionCode
  isMain?: boolean
  explanation: string
  done: string
  dateLabel?: string
  needsReason?: boolean
}

type Facts = Pick<PaymentView, 'status' | 'method' | 'allocatedMinor' | 'unallocatedMinor' | 'refundedMinor'>

/** What can be done with a payment as it stands, the usual thing first. */
export const paymentMoves = (payment: Facts): PaymentMove[] => {
  const { status, method, allocatedMinor, unallocatedMinor, refundedMinor } = payment
  const isReceived = status === 'received'
  const canGoBack = status === 'pending' || (isReceived && refundedMinor === 0)
  return [
    ...(status === 'pending' ? [clear] : []),
    ...(isReceived && unallocatedMinor > 0 ? [allocate] : []),
    ...(isReceived && allocatedMinor > 0 ? [release] : []),
    ...(canGoBack && method === 'cheque' ? [bounce] : []),
    ...(canGoBack ? [reverse] : []),
  ]
}

const clear: PaymentMove = {
  key: 'clear',
  label: 'Cleared',
  permission: 'finance.payments.create',
  isMain: true,
  explanation: 'The bank paid the cheque: from this day it counts, and pays what was planned when it came in.',
  done: 'The cheque has cleared.',
  dateLabel: 'On our account since',
}

const bounce: PaymentMove = {
  key: 'bounce',
  label: 'Returned',
  permission: 'finance.payments.reverse',
  explanation: 'The bank returned the cheque: what it paid is owed again.',
  done: 'The cheque is marked as returned.',
  dateLabel: 'Returned on',
  needsReason: true,
}

const allocate: PaymentMove = {
  key: 'allocate',
  label: 'Put on invoices',
  permission: 'finance.payments.allocate',
  isMain: true,
  explanation: 'What is left of the payment is put on invoices of its payer.',
  done: 'The money is on the invoices.',
}

const release: PaymentMove = {
  key: 'release',
  label: 'Take off invoices',
  permission: 'finance.payments.allocate',
  explanation: 'The invoices owe again, and the money becomes the payer’s credit. Then it can be put on others.',
  done: 'The money is off the invoices.',
  needsReason: true,
}

const reverse: PaymentMove = {
  key: 'reverse',
  label: 'Reverse',
  permission: 'finance.payments.reverse',
  explanation:
    'The payment is taken back as if it had never come: its invoices owe again. For money that was entered wrongly.',
  done: 'The payment was taken back.',
  needsReason: true,
}
