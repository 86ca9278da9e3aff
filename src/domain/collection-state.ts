/** What is known of the issued invoices of a unit: none yet, all that was due is paid, or something is overdue. */
export type CollectionState = 'none' | 'paid_up' | 'in_arrears'

export const collectionStates = ['none', 'paid_up', 'in_arrears'] as const satisfies readonly CollectionState[]

/** @param overdue issued invoices with a balance whose due date is before the company's today */
export const collectionState = ({ issued, overdue }: { issued: number; overdue: number }): CollectionState => {
  if (overdue > 0) return 'in_arrears'
  return issued > 0 ? 'paid_up' : 'none'
}
