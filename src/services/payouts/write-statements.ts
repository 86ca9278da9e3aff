import { randomUUID } from 'node:crypto'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { StatementLine, StatementSums } from '../../domain/payout-statement.ts'
import type { CompanySettings } from '../companies.ts'
import { takeNumbers } from '../numbers.ts'
import type { PlannedStatement } from './plan-statements.ts'

type Write = {
  tx: Tx
  company: CompanySettings & { today: string }
  statements: readonly PlannedStatement[]
  batch: string | null
  proposedBy: string | null
  notes?: string | null
}

export type WrittenStatement = { id: string; number: string; person: string; net: bigint; currency: string }

/** Writes statements as drafts with all their lines. @throws 409 when an entry stands on another live statement */
export const writeStatements = async ({
  tx,
  company,
  statements,
  batch,
  proposedBy,
  notes = null,
}: Write): Promise<WrittenStatement[]> => {
  const numbers = await takeNumbers(tx, {
    company: company.id,
    docType: 'payout',
    year: Number(company.today.slice(0, 4)),
    count: statements.length,
  })
  const written = statements.map((statement, index) => ({ id: randomUUID(), number: numbers[index] ?? '', statement }))
  await insertRows(
    tx,
    'payouts',
    written.map(({ id, number, statement }) => ({
      id,
      company_id: company.id,
      number,
      person_id: statement.person,
      project_id: statement.project,
      batch_id: batch,
      from_date: statement.fromDate,
      to_date: statement.toDate,
      currency: statement.currency,
      ...sumColumns(statement.sums),
      paid_minor: 0,
      notes,
      status: 'draft',
      proposed_by_id: proposedBy,
    })),
  )
  await insertLines(
    tx,
    company.id,
    written.map(({ id, statement }) => ({ payout: id, ...statement })),
  )
  return written.map(({ id, number, statement: { person, sums, currency } }) => ({
    id,
    number,
    person,
    net: sums.net,
    currency,
  }))
}

type LinesOf = { payout: string; currency: string; lines: readonly StatementLine[] }

/** Writes the lines of statements, numbered from 1 or from where `after` ends. */
export const insertLines = async (
  tx: Tx,
  company: string,
  statements: readonly LinesOf[],
  after = 0,
): Promise<void> => {
  await insertRows(
    tx,
    'payout_lines',
    statements.flatMap(({ payout, currency, lines }) =>
      lines.map((line, index) => ({
        company_id: company,
        payout_id: payout,
        position: after + index + 1,
        kind: line.kind,
        description: line.description,
        amount_minor: line.amount,
        currency,
        entry_id: line.entry ?? null,
        expense_id: line.expense ?? null,
        invoice_id: line.invoice ?? null,
        payment_id: line.payment ?? null,
        project_service_id: line.projectService ?? null,
        unit_id: line.unit ?? null,
        project_id: line.project ?? null,
        charge_key: line.chargeKey ?? null,
        is_released: false,
      })),
    ),
  )
}

/** The sums of a statement as its columns. */
export const sumColumns = (sums: StatementSums): Record<string, bigint> => ({
  collected_minor: sums.collected,
  fee_minor: sums.fee,
  services_minor: sums.services,
  expenses_minor: sums.expenses,
  adjustments_minor: sums.adjustments,
  withholding_minor: sums.withholding,
  net_minor: sums.net,
})
