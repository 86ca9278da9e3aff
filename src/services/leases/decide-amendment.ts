import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { type AmendmentStatus, amendmentTransitions, liveLeaseStatuses } from '../../domain/lease.ts'
import { now } from '../../platform/clock.ts'
import { conflict, forbidden } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'
import { lockAmendment } from './amendment-row.ts'
import { applyAmendment } from './apply-amendment.ts'
import { applyRises } from './apply-rises.ts'
import { lockLease } from './lease-row.ts'

type Decide = { req: PayloadRequest; companies: string[]; id: string; to: 'approved' | 'rejected'; reason?: string }

/**
 * Approves or rejects a change of terms; one whose day has come is applied at once.
 * @throws 404, 403 for whoever proposed it, 409 for one that is decided or a lease that does not run any more
 */
export const decideAmendment = ({
  req,
  companies,
  id,
  to,
  reason,
}: Decide): Promise<{ id: string; status: AmendmentStatus }> =>
  withTransaction(req, async (tx) => {
    const amendment = await lockAmendment(tx, id, companies)
    requireTransition(amendmentTransitions, amendment.status, to)
    if (to === 'approved' && amendment.proposed_by_id && amendment.proposed_by_id === req.user?.id)
      throw forbidden('Somebody else approves what you proposed.')
    const lease = await lockLease(tx, amendment.contract_id, [amendment.company_id])
    if (to === 'approved' && !liveLeaseStatuses.some((status) => status === lease.status))
      throw conflict(`The lease is ${lease.status}: its terms do not change any more.`)
    await tx.query(
      `update contract_amendments set status = $2, decided_by_id = $3, decided_at = $4, updated_at = now() where id = $1`,
      [id, to, req.user?.id ?? null, now().toISOString()],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: to === 'approved' ? 'amendment.approve' : 'amendment.reject',
          entity: 'contract-amendments',
          entityId: id,
          company: amendment.company_id,
          before: { status: amendment.status },
          after: { status: to },
          reason,
        },
      ],
    })
    if (to === 'rejected' || amendment.effective_date > todayIn(lease.timezone, now())) return { id, status: to }
    // A rise of the same day comes first: on one day the agreed rent decides.
    await applyRises({ req, company: amendment.company_id, until: amendment.effective_date, lease: lease.id })
    await applyAmendment({ req, tx, lease: await lockLease(tx, lease.id, [amendment.company_id]), amendment })
    return { id, status: 'applied' }
  })
