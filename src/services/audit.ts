import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../db/insert-rows.ts'
import { txOf } from '../db/transaction.ts'
import { requestContext } from '../http/request-context.ts'
import { now } from '../platform/clock.ts'
import { idOf } from './id-of.ts'

type Row = Record<string, unknown>

export type AuditRow = {
  action: string
  entity: string
  entityId?: string
  company?: string
  before?: Row
  after?: Row
  reason?: string
}

const secret = /password|salt|hash|secret|token|sessions|resetPassword|loginAttempts/i
const noise = new Set(['createdAt', 'updatedAt', 'company', 'id', 'collection'])

/**
 * Writes audit rows in the transaction of the request: who, where, what, before and after (only what changed, secrets
 * redacted). An update that changed nothing leaves no row.
 */
export const recordAudit = async ({ req, rows }: { req: PayloadRequest; rows: AuditRow[] }): Promise<void> => {
  const context = requestContext(req)
  const at = now().toISOString()
  const records = rows.flatMap((row) => {
    const source = row.after ?? row.before ?? {}
    const company = row.company ?? idOf(source.company)
    const { before, after } = difference(row.before, row.after)
    if (!company || (row.action === 'update' && !before && !after)) return []
    return [
      {
        id: randomUUID(),
        company_id: company,
        actor_id: req.user?.id ?? null,
        action: row.action,
        entity: row.entity,
        entity_id: row.entityId ?? String(source.id),
        before: before ?? null,
        after: after ?? null,
        reason: row.reason ?? null,
        ip: context.ip,
        request_id: context.requestId,
        at,
        created_at: at,
        updated_at: at,
      },
    ]
  })
  if (records.length > 0) await insertRows(await txOf(req), 'audit_log', records)
}

const isJoin = (value: unknown): boolean =>
  Boolean(value && typeof value === 'object' && 'docs' in value && 'hasNextPage' in value)

const difference = (before?: Row, after?: Row): { before?: Row; after?: Row } => {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => !noise.has(name) && !isJoin(before?.[name]) && !isJoin(after?.[name]),
  )
  const changed = names.filter(
    (name) => JSON.stringify(idOf(before?.[name]) ?? null) !== JSON.stringify(idOf(after?.[name]) ?? null),
  )
  if (changed.length === 0) return {}
  const pick = (row?: Row): Row | undefined =>
    row &&
    Object.fromEntries(changed.map((name) => [name, secret.test(name) ? '[redacted]' : (idOf(row[name]) ?? null)]))
  return { before: pick(before), after: pick(after) }
}
