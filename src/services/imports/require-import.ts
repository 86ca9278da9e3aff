import type { PayloadRequest } from 'payload'
import { importGrants } from '../../access/import-access.ts'
import { readQuery } from '../../db/transaction.ts'
import { forbidden, notFound } from '../../platform/errors.ts'

/**
 * Lets through who may make imports of this kind.
 * @throws 403 for who may import nothing at all, 404 for an import out of sight
 */
export const requireImport = async (req: PayloadRequest, id: string): Promise<void> => {
  const grants = await importGrants(req)
  if (grants.length === 0) throw forbidden()
  const pairs = grants.flatMap(({ kind, companies }) => companies.map((company) => ({ kind, company })))
  const found = await readQuery(
    req.payload,
    `select 1 from imports i join jsonb_to_recordset($2::jsonb) as g (kind text, company uuid)
       on g.kind = i.kind and g.company = i.company_id
     where i.id = $1`,
    [id, JSON.stringify(pairs)],
  )
  if (found.length === 0) throw notFound()
}
