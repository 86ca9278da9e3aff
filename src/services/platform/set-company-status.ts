import type { PayloadRequest } from 'payload'
import { lockRow } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

type Status = 'active' | 'suspended'
type Change = { req: PayloadRequest; id: string; to: Status; reason: string }

/**
 * Suspends or restores a company. From the commit on nobody works in a suspended one; its data stay, and the change is
 * in its own audit log.
 * @throws 404, 409 when it is in that state already
 */
export const setCompanyStatus = ({ req, id, to, reason }: Change): Promise<{ id: string; status: Status }> =>
  withTransaction(req, async (tx) => {
    const { status } = await lockRow<{ status: Status }>(tx, 'companies', id)
    if (status === to)
      throw conflict(`The company is ${to} already.`, { allowed: [to === 'active' ? 'suspended' : 'active'] })
    await tx.query('update companies set status = $2, updated_at = now() where id = $1', [id, to])
    const action = to === 'suspended' ? 'company.suspend' : 'company.restore'
    const row = {
      action,
      entity: 'companies',
      entityId: id,
      company: id,
      before: { status },
      after: { status: to },
      reason,
    }
    await recordAudit({ req, rows: [row] })
    return { id, status: to }
  })
