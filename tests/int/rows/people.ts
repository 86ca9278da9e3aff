import type { Payload } from 'payload'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { openSession } from '../../../src/services/auth/sessions.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import { createOperator } from '../../../src/services/platform/create-operator.ts'
import { password, sharedHash } from '../../helpers/factories.ts'

/** A log-in that has shown its second factor, unless told otherwise. */
export const tokenOf = async (
  payload: Payload,
  userId: string,
  factor: string | undefined = 'totp',
): Promise<string> => {
  const session = { userId, kind: 'bearer' as const, ip: '127.0.0.1', userAgent: 'test', factor: factor || undefined }
  const opened = await withTransaction(await createReq(payload), (tx) => openSession(tx, session))
  return opened.accessToken
}

/** A log-in of his own for a party. */
export const makePortal = async (payload: Payload, person: string, email: string): Promise<string> => {
  const data = { name: email, email, status: 'active' as const, emailVerifiedAt: new Date().toISOString() }
  const req = await createReq(payload)
  const { id } = await payload.create({ collection: 'users', data, overrideAccess: true, req })
  await linkPortal(payload, person, id)
  return id
}

export const linkPortal = async (payload: Payload, person: string, user: string): Promise<void> => {
  await readQuery(payload, 'update people set user_id = $2 where id = $1', [person, user])
}

export const makeOperator = async (payload: Payload, email: string): Promise<string> =>
  (
    await createOperator({
      req: await createReq(payload),
      name: 'Operator',
      email,
      password,
      mustChange: false,
      promote: false,
    })
  ).id

type Staff = { company: string; email: string; role: string; projects?: string[] }

/** Staff with one role, limited to projects when some are named. @returns the user */
export const makeStaff = async (payload: Payload, { company, email, role, projects }: Staff): Promise<string> => {
  const staff = { company, name: email, email, passwordHash: await sharedHash(), roles: [role] }
  const { user, staff: id } = await addStaff({ req: await createReq(payload), staff })
  if (!projects) return user
  const data = { projectScope: 'assigned' as const, projects }
  await payload.update({ collection: 'staff', id, data, overrideAccess: true, req: await createReq(payload) })
  return user
}
