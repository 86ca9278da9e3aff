import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/errors.ts'
import type { Tx } from '../../db/transaction.ts'
import { gone } from '../auth/gone.ts'
import { hashToken } from '../auth/hash-secret.ts'
import { selectInvitation, type Invitation } from './invitation.ts'

type Query = Pick<Tx, 'query'>

/**
 * The open invitation of a link.
 * @param lock 'for update' to accept it: of many at once the first wins
 * @throws 404 for a link that never was, 410 for one that was used, revoked or has run out
 */
export const findInvitation = async (
  on: Query,
  token: string,
  lock: '' | 'for update of i' = '',
): Promise<Invitation> => {
  const [row] = await on.query<Invitation>(`${selectInvitation} where i.token_hash = $1 ${lock}`, [hashToken(token)])
  if (!row) throw notFound('This invitation does not exist. Ask for a new one.')
  if (row.status === 'accepted') throw gone('This invitation has been accepted already. Log in.')
  if (row.status !== 'pending' || row.expires_at <= now()) {
    throw gone('This invitation is not valid any more. Ask for a new one.')
  }
  return row
}
