import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { type CheckStatus, checkTransitions, type Verification } from '../../domain/identity.ts'
import { now } from '../../platform/clock.ts'
import { conflict, forbidden, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { requireTransition } from '../transition.ts'
import { refreshVerification } from './refresh-verification.ts'

type Review = { req: PayloadRequest; id: string; to: 'approved' | 'rejected'; reason?: string }
type Reviewed = { id: string; status: CheckStatus; verification: Verification }

/**
 * Decides about the papers of a person: never by whoever handed them in, nor by the person himself.
 * @throws 403 for those two, 404 out of sight, 409 for a check that is decided or a paper that has ended
 */
export const reviewCheck = async ({ req, id, to, reason }: Review): Promise<Reviewed> => {
  const sight = { req, collection: 'identity-checks', id, permission: 'people.verification.approve' } as const
  const company = await requireSight(sight)
  const { today } = await companySettings(req.payload, company)
  return withTransaction(req, async (tx) => {
    const check = await lockCheck(tx, id)
    if (check.submitted_by_id === req.user?.id) throw forbidden('You handed this check in: somebody else reviews it.')
    if (check.user_id && check.user_id === req.user?.id)
      throw forbidden('This is your own identity: somebody else reviews it.')
    requireTransition(checkTransitions, check.status, to)
    if (to === 'approved' && check.expires_on && check.expires_on < today)
      throw conflict('The paper has ended since it was handed in: reject it and ask for a new one.')
    const at = now().toISOString()
    await tx.query(
      `update identity_checks set status = $2, reviewed_by_id = $3, reviewed_at = $4, reason = $5, updated_at = $4
       where id = $1`,
      [id, to, req.user?.id, at, reason ?? null],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: `identity.${to}`,
          entity: 'identity-checks',
          entityId: id,
          company,
          before: { status: check.status },
          after: { status: to, person: check.person_id },
          reason,
        },
      ],
    })
    const verification = (await refreshVerification({ req, tx }, [check.person_id])).get(check.person_id)
    return { id, status: to, verification: verification ?? 'unverified' }
  })
}

type CheckRow = {
  person_id: string
  user_id: string | null
  submitted_by_id: string | null
  status: CheckStatus
  expires_on: string | null
}

/** The person first: whoever submits, reviews or merges takes the locks in this order. */
const lockCheck = async (tx: Tx, id: string): Promise<CheckRow> => {
  await tx.query('select from people where id = (select person_id from identity_checks where id = $1) for update', [id])
  const [row] = await tx.query<CheckRow>(
    `select c.person_id, p.user_id, c.submitted_by_id, c.status, c.expires_on
     from identity_checks c join people p on p.id = c.person_id where c.id = $1 for update of c`,
    [id],
  )
  if (!row) throw notFound()
  return row
}
