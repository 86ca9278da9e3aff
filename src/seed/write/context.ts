import type { PayloadRequest } from 'payload'
import { insertRows, type Row } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { recordAudit } from '../../services/audit.ts'
import type { CompanySettings } from '../../services/companies.ts'
import type { CompanyPlan } from '../plan/companies.ts'

/** The company that is being written, in the transaction that writes all of it. */
export type SeedContext = { req: PayloadRequest; tx: Tx; plan: CompanyPlan; company: CompanySettings; openedAt: Date }

type Audited = { table: string; entity: string; rows: (Row & { id: string })[]; shown: string[] }

/** Inserts rows of the company set-based, with the audit rows that a single create would leave. */
export const insertAudited = async (
  { req, tx, company, openedAt }: SeedContext,
  { table, entity, rows, shown }: Audited,
): Promise<void> => {
  const at = openedAt.toISOString()
  await insertRows(
    tx,
    table,
    rows.map((row) => ({ company_id: company.id, created_at: at, updated_at: at, ...row })),
  )
  const after = (row: Row): Row => Object.fromEntries(shown.map((name) => [name, row[name]]))
  await recordAudit({
    req,
    rows: rows.map((row) => ({ action: 'create', entity, entityId: row.id, company: company.id, after: after(row) })),
  })
}
