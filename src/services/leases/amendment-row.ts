import type { Tx } from '../../db/transaction.ts'
import type { AmendmentStatus } from '../../domain/lease.ts'
import { notFound } from '../../platform/errors.ts'

/** The terms that an amendment may change; what is absent stays. */
export type AmendedTerms = { rentMinor?: number; endDate?: string | null; dueDay?: number }

export type AmendmentRow = {
  id: string
  company_id: string
  contract_id: string
  kind: 'escalation' | 'rent' | 'term' | 'other'
  effective_date: string
  after: AmendedTerms
  reason: string | null
  status: AmendmentStatus
  proposed_by_id: string | null
}

/** Locks an amendment until the end of the transaction. @throws 404 outside the companies */
export const lockAmendment = async (tx: Tx, id: string, companies: readonly string[]): Promise<AmendmentRow> => {
  const [row] = await tx.query<AmendmentRow>(
    `select id, company_id, contract_id, kind, effective_date, after, reason, status, proposed_by_id
     from contract_amendments where id = $1 and company_id = any($2::uuid[]) for update`,
    [id, companies],
  )
  if (!row) throw notFound()
  return row
}
