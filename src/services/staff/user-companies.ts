import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'

/** The companies in which a user is active staff, as the rows of `users.companies`. */
export const userCompanies = async ({
  req,
  userId,
}: {
  req: PayloadRequest
  userId: string
}): Promise<{ company: string }[]> => {
  const tx = await txOf(req)
  return tx.query<{ company: string }>(
    `select company_id as company from staff where user_id = $1 and status = 'active' and deleted_at is null
     group by company_id order by min(created_at)`,
    [userId],
  )
}
