import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { type AccountStatus, accountTransitions } from '../../domain/payment-account.ts'
import { now } from '../../platform/clock.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'

type Decision = { req: PayloadRequest; id: string; to: 'verified' | 'rejected'; reason?: string }
type Row = { status: AccountStatus; changed_by_id: string | null; user_id: string | null }

/**
 * Says that an account is whose it claims to be, or is not. Whoever changed it, or holds it, leaves that to somebody else.
 * @throws 403 for those two, 404 out of sight, 409 for a wrong move
 */
export const decideAccount = async ({ req, id, to, reason }: Decision): Promise<{ id: string; status: string }> => {
  const sight = { req, collection: 'payment-accounts', id, permission: 'people.accounts.update' } as const
  const company = await requireSight(sight)
  return withTransaction(req, async (tx) => {
    const row = await lockAccount(tx, id)
    if (row.changed_by_id && row.changed_by_id === req.user?.id)
      throw forbidden('You changed this account: somebody else verifies it.')
    if (row.user_id && row.user_id === req.user?.id)
      throw forbidden('This account is your own: somebody else verifies it.')
    requireTransition(accountTransitions, row.status, to)
    const at = now().toISOString()
    await tx.query(
      `update payment_accounts set status = $2::varchar, verified_by_id = $3::uuid,
         verified_at = case when $2::varchar = 'verified' then $4::timestamptz end,
         is_default = is_default and $2::varchar = 'verified', updated_at = $4::timestamptz
       where id = $1`,
      [id, to, req.user?.id, at],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: `account.${to}`,
          entity: 'payment-accounts',
          entityId: id,
          company,
          before: { status: row.status },
          after: { status: to },
          reason,
        },
      ],
    })
    return { id, status: to }
  })
}

const lockAccount = async (tx: Tx, id: string): Promise<Row> => {
  const [row] = await tx.query<Row>(
    `select a.status, a.changed_by_id, p.user_id from payment_accounts a left join people p on p.id = a.person_id
     where a.id = $1 and a.deleted_at is null for update of a`,
    [id],
  )
  if (!row) throw notFound()
  return row
}
