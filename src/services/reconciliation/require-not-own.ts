import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { forbidden } from '../../platform/errors.ts'

type NotOwn = { req: PayloadRequest; tx: Tx; company: string; person?: string; invoices?: readonly string[] }

/** Nobody settles what he owes himself by matching somebody's money with it. @throws 403 */
export const requireNotOwn = async ({ req, tx, company, person, invoices = [] }: NotOwn): Promise<void> => {
  const found = await tx.query(
    `select 1 from people p where p.company_id = $1 and p.user_id = $2
       and (p.id = $3 or exists (select from invoices i where i.company_id = $1 and i.id = any($4::uuid[]) and i.person_id = p.id))
     limit 1`,
    [company, req.user?.id ?? null, person ?? null, invoices],
  )
  if (found.length > 0) throw forbidden('You cannot match money with what you owe yourself. Ask a colleague.')
}
