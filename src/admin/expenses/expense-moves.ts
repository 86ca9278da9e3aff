import type { PermissionCode } from '../../access/permissions.ts'
import type { ExpenseStatus } from '../../domain/expense.ts'

export type ExpenseMove = {
  key: 'approve' | 'reject' | 'pay' | 'cancel'
  label: string
  /** told when it is done */
  done: string
  explanation: string
  permission: PermissionCode
  needsReason: boolean
  isMain: boolean
}

const approve: ExpenseMove = {
  key: 'approve',
  label: 'Approve',
  done: 'The expense is in the books.',
  explanation: 'It goes into the books and is owed to the supplier from then on. Its terms are fixed.',
  permission: 'finance.expenses.approve',
  needsReason: false,
  isMain: true,
}

const reject: ExpenseMove = {
  key: 'reject',
  label: 'Reject',
  done: 'The expense was refused.',
  explanation: 'Nothing is paid. Changed, it waits for approval again.',
  permission: 'finance.expenses.approve',
  needsReason: true,
  isMain: false,
}

const pay: ExpenseMove = {
  key: 'pay',
  label: 'Pay',
  done: 'Paid.',
  explanation: '',
  permission: 'finance.expenses.pay',
  needsReason: false,
  isMain: true,
}

const cancel: ExpenseMove = {
  key: 'cancel',
  label: 'Cancel expense',
  done: 'The expense was cancelled.',
  explanation: 'What it put into the books is taken back by opposite entries. This cannot be undone.',
  permission: 'finance.expenses.approve',
  needsReason: true,
  isMain: false,
}

/** What can be done with an expense in a state; while a payment is under way only its result is waited for. */
export const expenseMoves = ({ status, isUnderWay }: { status: ExpenseStatus; isUnderWay: boolean }): ExpenseMove[] => {
  if (isUnderWay) return []
  if (status === 'waiting_for_approval') return [approve, reject, cancel]
  if (status === 'approved') return [pay, cancel]
  if (status === 'partial') return [pay]
  return status === 'rejected' ? [cancel] : []
}
