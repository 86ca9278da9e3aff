import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { normaliseEmail } from '../auth/find-account.ts'
import { setPassword } from '../auth/passwords.ts'

export type NewStaff = {
  company: string
  name: string
  email: string
  roles: string[]
  branch?: string
  mustChange?: boolean
} & ({ password: string } | { passwordHash: string })

/** Makes a user staff of a company by the command line or by sign-up; a user who exists already keeps his password. */
export const addStaff = ({
  req,
  staff,
}: {
  req: PayloadRequest
  staff: NewStaff
}): Promise<{ user: string; staff: string }> =>
  withTransaction(req, async (tx) => {
    const { company, name, roles, branch, mustChange } = staff
    const email = normaliseEmail(staff.email)
    const [known] = await tx.query<{ id: string }>('select id from users where lower(email) = $1', [email])
    const user = known?.id ?? (await newUser(req, { name, email }))
    if (!known) {
      const secret = 'passwordHash' in staff ? { passwordHash: staff.passwordHash } : { password: staff.password }
      await setPassword(tx, { userId: user, mustChange, ...secret })
    }
    const row = await req.payload.create({
      collection: 'staff',
      data: { company, name, email, user, roles, branch, status: 'active', projectScope: 'all' },
      overrideAccess: true,
      req,
    })
    return { user, staff: row.id }
  })

const newUser = async (req: PayloadRequest, { name, email }: { name: string; email: string }): Promise<string> => {
  const data = { name, email, status: 'active' as const, emailVerifiedAt: now().toISOString() }
  return (await req.payload.create({ collection: 'users', data, overrideAccess: true, req })).id
}
