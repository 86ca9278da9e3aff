import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { forbidden } from '../../platform/errors.ts'

/** Who pays may not be who says that it was paid. @throws 403 */
export const refuseOwn = (req: PayloadRequest, { user }: { user: string | null }): void => {
  if (user !== null && user === req.user?.id)
    throw forbidden('This is your own payment: somebody else has to record it.')
}

/** As `refuseOwn`, for the payers of payments and whom they are to be put on. @throws 403 */
export const refuseOwnMoney = async (
  tx: Tx,
  req: PayloadRequest,
  { company, persons }: { company: string; persons: readonly (string | null | undefined)[] },
): Promise<void> => {
  const ids = persons.filter((person) => typeof person === 'string')
  if (!req.user || ids.length === 0) return
  const [own] = await tx.query<{ user: string }>(
    'select user_id as user from people where company_id = $1 and id = any($2::uuid[]) and user_id = $3 limit 1',
    [company, ids, req.user.id],
  )
  if (own) refuseOwn(req, own)
}
