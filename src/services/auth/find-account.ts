import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

export type Account = {
  id: string
  name: string
  email: string
  status: 'active' | 'suspended'
  isVerified: boolean
  passwordHash: string | null
  mustChange: boolean
}

/** E-mail addresses are compared without case and surrounding blanks. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase()

export const findAccount = async (
  payload: Payload,
  by: { email: string } | { id: string },
): Promise<Account | undefined> => {
  const rows = await readQuery<Account>(
    payload,
    `select u.id, u.name, u.email, u.status, u.email_verified_at is not null as "isVerified",
            c.password_hash as "passwordHash", coalesce(c.must_change, false) as "mustChange"
     from users u left join credentials c on c.user_id = u.id
     where ${'email' in by ? 'lower(u.email) = $1' : 'u.id = $1'}`,
    ['email' in by ? normaliseEmail(by.email) : by.id],
  )
  return rows[0]
}
