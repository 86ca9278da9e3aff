import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../db/insert-rows.ts'
import { withTransaction } from '../db/transaction.ts'
import { requestContext } from '../http/request-context.ts'
import { now } from '../platform/clock.ts'
import { differencesOf, type AuditedRow } from './audit/differences.ts'
import { onBehalfOf } from './audit/on-behalf-of.ts'
import { reasonOf } from './audit/reason-of.ts'
import { deviceLabel } from './auth/device-label.ts'
import { idOf } from './id-of.ts'

export type AuditRow = {
  /** create, update, delete, or the name of an event */
  action: string
  /** a collection, or what else the event is about */
  entity: string
  /** default: the id of `after` or `before` */
  entityId?: string
  /** default: the company of `after` or `before`; without any there is no entry */
  company?: string
  before?: AuditedRow
  /** an event without a row says here what there is to know */
  after?: AuditedRow
  /** default: the header X-Reason; at most 500 characters are kept */
  reason?: string
  /** the user who acts, where the request has none yet: a log-in, an invitation that is accepted */
  actor?: string
}

/**
 * Writes audit entries in the transaction of the request, or in one of their own when it has none: who, on behalf of
 * whom, where, why, before and after (only what changed, secrets redacted at any depth). An update that changed nothing
 * leaves no entry.
 */
export const recordAudit = async ({ req, rows }: { req: PayloadRequest; rows: AuditRow[] }): Promise<void> => {
  const { ip, requestId } = requestContext(req)
  const at = now().toISOString()
  const behalf = await onBehalfOf(req)
  const shared = {
    reason: reasonOf(req),
    ip: ip || null,
    device: requestId ? deviceLabel(req.headers?.get('user-agent')) : null,
    request_id: requestId || null,
    at,
    created_at: at,
    updated_at: at,
  }
  const records = rows.flatMap((row) => {
    const source = row.after ?? row.before ?? {}
    const company = row.company ?? idOf(source.company)
    const { before, after } = differencesOf(row)
    if (!company || (row.action === 'update' && !before && !after)) return []
    return [
      {
        ...shared,
        id: randomUUID(),
        company_id: company,
        actor_id: row.actor ?? req.user?.id ?? null,
        on_behalf_of: behalf(String(company)),
        action: row.action,
        entity: row.entity,
        entity_id: row.entityId ?? (source.id ? String(source.id) : null),
        before: before ?? null,
        after: after ?? null,
        reason: row.reason?.trim().slice(0, 500) || shared.reason,
      },
    ]
  })
  if (records.length > 0) await withTransaction(req, (tx) => insertRows(tx, 'audit_log', records))
}
