import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'

type AccountEvent = {
  req: PayloadRequest
  tx: Tx
  userId: string
  /** e.g. log_in, password_changed */
  action: string
  details?: Record<string, unknown>
}

/** Notes an event of a log-in in the audit log of every company that the user works in or belongs to. */
export const auditAccount = async ({ req, tx, userId, action, details }: AccountEvent): Promise<void> => {
  const companies = await tx.query<{ company_id: string }>(
    `select company_id from staff where user_id = $1 and deleted_at is null and status <> 'left'
     union select company_id from people where user_id = $1 and deleted_at is null`,
    [userId],
  )
  await recordAudit({
    req,
    rows: companies.map(({ company_id: company }) => ({
      action,
      entity: 'users',
      entityId: userId,
      company,
      after: { id: userId, ...details },
      actor: userId,
    })),
  })
}
