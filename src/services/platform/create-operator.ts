import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { setPassword } from '../auth/passwords.ts'

type NewOperator = {
  req: PayloadRequest
  name: string
  email: string
  password: string
  /** a password that somebody else has seen is changed at the first log-in */
  mustChange: boolean
  /** whether a user who exists already may become an operator; he keeps his password */
  promote: boolean
}

export type OperatorResult = { id: string; isNew: boolean }

/** Makes an operator of the installation. @throws 409 for an e-mail that is taken and not to be promoted */
export const createOperator = ({ req, promote, ...operator }: NewOperator): Promise<OperatorResult> =>
  withTransaction(req, async (tx) => {
    const email = operator.email.trim().toLowerCase()
    const [known] = await tx.query<{ id: string; status: string }>(
      'select id, status from users where lower(email) = $1 for update',
      [email],
    )
    if (known && !promote) throw conflict(`${email} has a log-in already. Add --promote to make it an operator's.`)
    if (known) {
      if (known.status !== 'active') throw conflict(`The log-in of ${email} is suspended.`)
      await tx.query('update users set is_operator = true, updated_at = now() where id = $1', [known.id])
      return { id: known.id, isNew: false }
    }
    const data = {
      name: operator.name,
      email,
      isOperator: true,
      status: 'active' as const,
      emailVerifiedAt: now().toISOString(),
    }
    const { id } = await req.payload.create({ collection: 'users', data, overrideAccess: true, req })
    await setPassword(tx, { userId: id, password: operator.password, mustChange: operator.mustChange })
    return { id, isNew: true }
  })
