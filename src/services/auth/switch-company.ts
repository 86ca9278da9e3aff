import type { PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { withTransaction } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { ownSession } from './list-sessions.ts'

/**
 * The company that a session works in from now on: its lists show that one only, and its new rows belong there.
 * @param company null: all of them again
 * @throws 404 for a company that is not the caller's
 */
export const switchCompany = async ({
  req,
  company,
}: {
  req: PayloadRequest
  company: string | null
}): Promise<void> => {
  const { sessionId } = await ownSession(req)
  const principal = await getPrincipal(req)
  const isOwn = [...(principal?.memberships ?? []), ...(principal?.portals ?? [])].some(
    ({ companyId }) => companyId === company,
  )
  if (company !== null && !isOwn) throw notFound()
  await withTransaction(req, (tx) =>
    tx.query('update sessions set chosen_company_id = $2 where id = $1', [sessionId, company]),
  )
}
