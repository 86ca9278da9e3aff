import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { bookChecks } from './checks/book-checks.ts'
import { documentChecks } from './checks/document-checks.ts'
import { moneyOutChecks } from './checks/money-out-checks.ts'
import { paymentChecks } from './checks/payment-checks.ts'
import { reconciliationChecks } from './checks/reconciliation-checks.ts'

export type Difference = { check: string; company: string; subject: string; expected: string; actual: string }

/** Each check returns the rows that do not agree: company, subject, expected, actual. */
const checks: Readonly<Record<string, string>> = {
  ...bookChecks,
  ...documentChecks,
  ...paymentChecks,
  ...moneyOutChecks,
  ...reconciliationChecks,
}

/** Recomputes every balance of the books from zero. @returns what does not agree; empty when all does */
export const checkLedger = async (payload: Payload): Promise<{ checks: number; differences: Difference[] }> => {
  const differences: Difference[] = []
  for (const [check, sql] of Object.entries(checks)) {
    const rows = await readQuery<Omit<Difference, 'check'>>(payload, sql)
    differences.push(...rows.map((row) => ({ check, ...row })))
  }
  return { checks: Object.keys(checks).length, differences }
}
