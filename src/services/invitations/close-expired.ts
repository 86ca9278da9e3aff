import type { PayloadRequest } from 'payload'
import { readQuery, txOf } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'

/** Gives invitations that ran out the status that they have by the clock. */
export const closeExpired = async (req: PayloadRequest): Promise<void> => {
  const values = [now().toISOString()]
  if (await req.transactionID) await (await txOf(req)).query(CLOSE, values)
  else await readQuery(req.payload, CLOSE, values)
}

const CLOSE = `update invitations set status = 'expired', updated_at = $1 where status = 'pending' and expires_at <= $1`
