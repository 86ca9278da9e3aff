import type { PayloadRequest } from 'payload'
import { chosenCompany } from '../../access/has-permission.ts'
import { getPrincipal } from '../../access/principal.ts'
import { withTransaction } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'

type Look = { req: PayloadRequest; entity: string; entityId?: string; query?: Record<string, unknown> }

/**
 * Writes down what an operator looks at by support access, once per request and page, in the log of each company that
 * he may be looking at. For anybody else it does nothing.
 */
export const auditSupport = async ({ req, entity, entityId, query = {} }: Look): Promise<void> => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  const companies = (principal?.memberships ?? []).filter(
    ({ kind, companyId }) => kind === 'support' && (!chosen || chosen === companyId),
  )
  if (companies.length === 0) return
  const seen = (req.context.supportLooks ??= new Set<string>()) as Set<string>
  const look = `${entity} ${entityId ?? JSON.stringify(query)}`
  if (seen.has(look)) return
  seen.add(look)
  const rows = companies.map(({ companyId: company }) => ({
    action: 'support.read',
    entity,
    entityId,
    company,
    after: { query: JSON.stringify(query).slice(0, 2_000) },
  }))
  await withTransaction(req, () => recordAudit({ req, rows }))
}
