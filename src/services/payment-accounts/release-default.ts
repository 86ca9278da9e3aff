import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'

type Holder = { req: PayloadRequest; company: string; person: string | null; except?: string }

/** Takes the default from whichever account of a holder has it, so that another one can have it. */
export const releaseDefault = ({ req, company, person, except }: Holder): Promise<void> =>
  withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'default account', company, person ?? '')
    const released = await tx.query<{ id: string }>(
      `update payment_accounts set is_default = false, updated_at = now()
       where company_id = $1 and person_id is not distinct from $2 and is_default and id is distinct from $3
       returning id`,
      [company, person, except ?? null],
    )
    await recordAudit({
      req,
      rows: released.map(({ id }) => ({
        action: 'update',
        entity: 'payment-accounts',
        entityId: id,
        company,
        before: { isDefault: true },
        after: { isDefault: false },
      })),
    })
  })
