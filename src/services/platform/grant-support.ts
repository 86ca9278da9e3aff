import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

type Grant = { req: PayloadRequest; company: string; operator: string; hours: number; reason: string }
export type GrantView = { id: string; operatorEmail: string; reason: string; expiresAt: string }

/** Lets an operator look into the company for some hours. The answer is the same for an e-mail that is no operator's. */
export const grantSupport = ({ req, company, operator, hours, reason }: Grant): Promise<GrantView> =>
  withTransaction(req, async (tx) => {
    const operatorEmail = operator.trim().toLowerCase()
    const [user] = await tx.query<{ id: string }>(
      `select id from users where lower(email) = $1 and is_operator and status = 'active'`,
      [operatorEmail],
    )
    const id = randomUUID()
    const expiresAt = new Date(now().getTime() + hours * 3_600_000).toISOString()
    const grant = { company_id: company, operator_email: operatorEmail, operator_id: user?.id ?? null, reason }
    await insertRows(tx, 'support_grants', [
      { id, ...grant, expires_at: expiresAt, granted_by_id: req.user?.id ?? null },
    ])
    const after = { operatorEmail, expiresAt }
    await recordAudit({
      req,
      rows: [{ action: 'support.grant', entity: 'support-grants', entityId: id, company, after, reason }],
    })
    return { id, operatorEmail, reason, expiresAt }
  })

type Revoke = { req: PayloadRequest; companies: string[]; id: string }
type Row = { company_id: string; operator_email: string; is_over: boolean }

/** Ends support access at once. @throws 404 outside the companies, 409 when it has ended already */
export const revokeSupport = ({ req, companies, id }: Revoke): Promise<{ id: string; revokedAt: string }> =>
  withTransaction(req, async (tx) => {
    const [grant] = await tx.query<Row>(
      `select company_id, operator_email, (revoked_at is not null or expires_at <= $3) as is_over
       from support_grants where id = $1 and company_id = any($2::uuid[]) for update`,
      [id, companies, now()],
    )
    if (!grant) throw notFound()
    if (grant.is_over) throw conflict('This access has ended already.')
    const revokedAt = now().toISOString()
    await tx.query('update support_grants set revoked_at = $2, revoked_by_id = $3, updated_at = now() where id = $1', [
      id,
      revokedAt,
      req.user?.id ?? null,
    ])
    const after = { operatorEmail: grant.operator_email, revokedAt }
    const row = { action: 'support.revoke', entity: 'support-grants', entityId: id, company: grant.company_id, after }
    await recordAudit({ req, rows: [row] })
    return { id, revokedAt }
  })
