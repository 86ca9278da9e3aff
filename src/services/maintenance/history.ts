import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'

export type HistoryLine = {
  company: string
  request: string
  kind: 'comment' | 'status' | 'assignment' | 'satisfaction'
  body: string
  /** for staff only: portal users never see it */
  isInternal: boolean
}

/** Writes what was said and done about requests, in the caller's transaction. @returns the ids, in order */
export const writeHistory = async (tx: Tx, req: PayloadRequest, lines: readonly HistoryLine[]): Promise<string[]> => {
  const at = now().toISOString()
  const rows = lines.map(({ company, request, kind, body, isInternal }) => ({
    id: randomUUID(),
    company_id: company,
    request_id: request,
    kind,
    body,
    is_internal: isInternal,
    author_id: req.user?.id ?? null,
    author_name: req.user?.name ?? 'Freehold',
    created_at: at,
    updated_at: at,
  }))
  await insertRows(tx, 'maintenance_comments', rows)
  return rows.map(({ id }) => id)
}
