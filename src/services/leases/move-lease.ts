import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { type LeaseStatus, leaseTransitions } from '../../domain/lease.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'
import { refreshUnitStatus } from '../units/refresh-unit-status.ts'

type LeaseRow = {
  id: string
  company_id: string
  unit_id: string
  status: LeaseStatus
  start_date: string
  end_date: string | null
  verification: string
  timezone: string
}

type Move = { req: PayloadRequest; companies: string[]; id: string; to: LeaseStatus; date?: string; reason?: string }

/**
 * Moves a lease along its states and derives the unit's status anew.
 * @throws 404 outside the companies, 409 for a wrong move, an unverified tenant or a second lease in the term
 */
export const moveLease = async ({
  req,
  companies,
  id,
  to,
  date,
  reason,
}: Move): Promise<{ id: string; status: LeaseStatus; endDate: string | null }> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    requireTransition(leaseTransitions, lease.status, to)
    if (to === 'active' && lease.verification !== 'verified') {
      throw conflict('Verify the identity of the tenant first: a lease needs a verified tenant.', { path: 'person' })
    }
    const endDate = to === 'active' ? lease.end_date : (date ?? lease.end_date ?? todayIn(lease.timezone, now()))
    if (endDate && endDate < lease.start_date)
      throw validationError('The end cannot be before the start of the lease.', 'date')
    await tx.query('update contracts set status = $2, end_date = $3, updated_at = now() where id = $1', [
      id,
      to,
      endDate,
    ])
    await refreshUnitStatus(tx, [lease.unit_id], { contract: id })
    await recordAudit({
      req,
      rows: [
        {
          action: `lease.${to}`,
          entity: 'contracts',
          entityId: id,
          company: lease.company_id,
          before: { status: lease.status, endDate: lease.end_date },
          after: { status: to, endDate },
          reason,
        },
      ],
    })
    return { id, status: to, endDate }
  })

const lockLease = async (tx: Tx, id: string, companies: string[]): Promise<LeaseRow> => {
  const [row] = await tx.query<LeaseRow>(
    `select c.id, c.company_id, c.unit_id, c.status, c.start_date, c.end_date, p.verification, co.timezone
     from contracts c
     join people p on p.id = c.person_id
     join companies co on co.id = c.company_id
     where c.id = $1 and c.company_id = any($2::uuid[]) and c.kind = 'lease' and c.deleted_at is null
     for update of c`,
    [id, companies],
  )
  if (!row) throw notFound()
  return row
}
