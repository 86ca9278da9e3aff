import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { holdTransaction } from './transaction-row.ts'

type SetAside = { req: PayloadRequest; company: string; id: string; reason: string }

/**
 * A transaction that needs nothing from us: a charge of the bank, a transfer between own accounts. Money that is in the
 * books cannot be set aside. Asked again it stays as it is.
 * @throws 404, 409
 */
export const setAside = async ({ req, company, id, reason }: SetAside): Promise<void> =>
  withTransaction(req, async (tx) => {
    const { status, payment, paid, reference } = await holdTransaction({ tx, company, id })
    if (status === 'ignored') return
    if (payment && paid?.status === 'received')
      throw conflict(
        `This money is in the books as ${paid.number}: match it, refund it, or take the payment back before you set it aside.`,
      )
    if (status !== 'unmatched') throw conflict('This transaction is matched already: undo that first.')
    await tx.query(
      `update bank_transactions set status = 'ignored', ignored_reason = $2, decided_by_id = $3, decided_at = $4, updated_at = now()
       where id = $1`,
      [id, reason, req.user?.id ?? null, now().toISOString()],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: 'transaction.ignore',
          entity: 'bank-transactions',
          entityId: id,
          company,
          before: { status },
          after: { status: 'ignored', reference },
          reason,
        },
      ],
    })
  })
