import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { isOpenExpense, type ExpenseStatus } from '../../domain/expense.ts'
import { conflict } from '../../platform/errors.ts'

/** Only a bill that never was in the books is deleted. @throws 409 */
export const refusePostedExpense = ({ req, id }: { req: PayloadRequest; id: string }): Promise<void> =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ status: ExpenseStatus }>('select status from expenses where id = $1 for update', [
      id,
    ])
    if (row && !isOpenExpense(row.status))
      throw conflict('This expense is part of the books. Cancel it instead: its history stays.')
  })
