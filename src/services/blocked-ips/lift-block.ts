import type { PayloadRequest } from 'payload'
import { companiesWith } from '../../access/has-permission.ts'
import { reloadIpBlocks } from '../../access/ip-blocks.ts'
import { getPrincipal } from '../../access/principal.ts'
import { withTransaction } from '../../db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

type Row = { id: string; company_id: string | null; cidr: string; lifted_at: Date | null }

/**
 * Ends a block before its time: of one's own company with the permission, of the installation as an operator.
 * @throws 404 for a block that the caller may not lift, 409 for one that has been lifted
 */
export const liftBlock = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<{ id: string }> => {
  const companies = await companiesWith(req, 'settings.blocked-ips.update')
  const isOperator = (await getPrincipal(req))?.isOperator ?? false
  await withTransaction(req, async (tx) => {
    const [row] = await tx.query<Row>(
      `select id, company_id, cidr, lifted_at from blocked_ips
       where id = $1 and (company_id = any($2) or (company_id is null and $3)) for update`,
      [id, companies, isOperator],
    )
    if (!row) throw notFound()
    if (row.lifted_at) throw conflict('This block has been lifted already.')
    await tx.query('update blocked_ips set lifted_at = now(), lifted_by_id = $2, updated_at = now() where id = $1', [
      id,
      req.user?.id ?? null,
    ])
    if (row.company_id)
      await recordAudit({
        req,
        rows: [
          { action: 'lift', entity: 'blocked-ips', entityId: id, company: row.company_id, after: { cidr: row.cidr } },
        ],
      })
  })
  await reloadIpBlocks()
  return { id }
}
