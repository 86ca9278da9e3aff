import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'

export type PayeeTerms = { country: string | null; coolingHours: number }

/** How a company treats payment accounts: whose national numbers are meant, and how long a new account waits. @throws 404 */
export const payeeTerms = (req: PayloadRequest, company: string): Promise<PayeeTerms> =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<PayeeTerms>(
      `select country, coalesce(payee_cooling_hours, 24)::float8 as "coolingHours" from companies where id::text = $1`,
      [company],
    )
    if (!row) throw notFound()
    return row
  })
