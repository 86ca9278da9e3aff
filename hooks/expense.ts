import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { checkExpense } from '../src/services/expenses/check-expense.ts'
import { refusePostedExpense } from '../src/services/expenses/keep-expense.ts'

/** Sums, number and state of an expense are worked out, whoever writes the row. */
export const fillExpense: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => ({
  ...data,
  ...(await checkExpense({ req, data, original: operation === 'update' ? originalDoc : undefined })),
})

/** What was in the books is cancelled. */
export const keepExpense: CollectionBeforeDeleteHook = ({ id, req }) => refusePostedExpense({ req, id: String(id) })
