import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import type { TransitionTable } from '../../domain/transitions.ts'
import { notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'

type PolicyStatus = 'active' | 'retired'

const policyTransitions = { active: ['retired'], retired: [] } as const satisfies TransitionTable<PolicyStatus>

/** A retired policy charges no more; what it charged stays. @throws 404, 409 */
export const retirePolicy = ({ req, company, id }: { req: PayloadRequest; company: string; id: string }) =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ status: PolicyStatus; name: string }>(
      'select status, name from penalty_policies where company_id = $1 and id = $2 for update',
      [company, id],
    )
    if (!row) throw notFound()
    requireTransition(policyTransitions, row.status, 'retired')
    await tx.query(
      `update penalty_policies set status = 'retired', is_default = false, updated_at = now() where id = $1`,
      [id],
    )
    const entry = { action: 'penalty-policy.retire', entity: 'penalty-policies', entityId: id, company }
    await recordAudit({ req, rows: [{ ...entry, before: { status: 'active' }, after: { status: 'retired' } }] })
    return { id, status: 'retired' }
  })
