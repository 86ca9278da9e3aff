import type { PayloadRequest } from 'payload'
import { readPrepared } from '../db/read-prepared.ts'
import { getPrincipal } from './principal.ts'

const IS_STAFF = `
  select 1 from staff where user_id = $1 and company_id = any($2::uuid[]) and status = 'active' and deleted_at is null`

/**
 * The panel is for those who work here: staff, operators, and whoever has support access. Portal users and API keys stay
 * out. Staff whose rights wait for a second factor or a new password get in to give it, and see nothing until then.
 */
export const mayEnterPanel = async ({ req }: { req: PayloadRequest }): Promise<boolean> => {
  const principal = await getPrincipal(req)
  if (!principal || principal.apiKeyId) return false
  if (principal.isOperator || principal.memberships.length > 0) return true
  if (principal.withheld.length === 0) return false
  const companies = principal.withheld.map(({ companyId }) => companyId)
  const values = [principal.userId, companies]
  return (await readPrepared(req.payload, { name: 'is-staff', text: IS_STAFF, values })).length > 0
}
