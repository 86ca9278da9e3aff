import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { planStatements } from './plan-statements.ts'
import { checkScope } from './start-build.ts'

const shownLines = 200

type Preview = { req: PayloadRequest; company: string; person: string; toDate: string; project?: string }

/**
 * What the statements of an owner would say up to a day, one per currency; nothing is written.
 * @throws 400 for a day to come, an unknown owner or project
 */
export const previewStatements = async ({ req, company, person, toDate, project }: Preview) => {
  const settings = await companySettings(req.payload, company)
  const planned = await withTransaction(req, async (tx) => {
    await checkScope(tx, company, { toDate, persons: [person], project, today: settings.today })
    return planStatements({ tx, company: settings, persons: [person], toDate, project })
  })
  return {
    docs: planned.map(({ sums, lines, ...statement }) => ({
      ...statement,
      collectedMinor: Number(sums.collected),
      feeMinor: Number(sums.fee),
      servicesMinor: Number(sums.services),
      expensesMinor: Number(sums.expenses),
      adjustmentsMinor: Number(sums.adjustments),
      withholdingMinor: Number(sums.withholding),
      netMinor: Number(sums.net),
      lineCount: lines.length,
      lines: lines.slice(0, shownLines).map(({ amount, ...line }) => ({ ...line, amountMinor: Number(amount) })),
    })),
  }
}
