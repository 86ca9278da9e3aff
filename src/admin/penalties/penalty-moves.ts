import type { PermissionCode } from '../../access/permissions.ts'

export type PenaltyMove = {
  key: 'waive' | 'apply' | 'change' | 'cancel'
  label: string
  permission: PermissionCode
  isMain?: boolean
}

const waive: PenaltyMove = { key: 'waive', label: 'Waive', permission: 'finance.penalties.waive' }
const apply: PenaltyMove = {
  key: 'apply',
  label: 'Put on an invoice',
  permission: 'finance.invoices.issue',
  isMain: true,
}
const change: PenaltyMove = { key: 'change', label: 'Change', permission: 'finance.penalties.update' }
const cancel: PenaltyMove = { key: 'cancel', label: 'Take back', permission: 'finance.penalties.delete' }

/** What can be done with a penalty; what a policy charged is waived or paused, never changed by hand. */
export const penaltyMoves = (penalty: { status?: unknown; origin?: unknown }): PenaltyMove[] => {
  if (penalty.status === 'applied') return [waive]
  if (penalty.status !== 'pending') return []
  return penalty.origin === 'manual' ? [apply, waive, change, cancel] : [apply, waive]
}
