import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { setPassword } from '../auth/passwords.ts'

type NewAccount = {
  req: PayloadRequest
  tx: Tx
  name: string
  email: string
  /** as `hashPassword` makes it */
  passwordHash: string
}

/** Makes a log-in whose mailbox is proven (by a link, a code, or whoever runs the command line). */
export const openAccount = async ({ req, tx, name, email, passwordHash }: NewAccount): Promise<string> => {
  const user = await req.payload.create({
    collection: 'users',
    data: { name, email, status: 'active', emailVerifiedAt: now().toISOString() },
    overrideAccess: true,
    req,
  })
  await setPassword(tx, { userId: user.id, passwordHash })
  return user.id
}
