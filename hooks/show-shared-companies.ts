import type { FieldHook } from 'payload'
import { getPrincipal } from '../src/access/principal.ts'

/** Colleagues see of a log-in's companies only those that they work in themselves. */
export const showSharedCompanies: FieldHook = async ({ value, originalDoc, overrideAccess, req }) => {
  if (overrideAccess || !req.user || !Array.isArray(value) || originalDoc?.id === req.user.id) return value
  const own = new Set(((await getPrincipal(req))?.memberships ?? []).map(({ companyId }) => companyId))
  return value.filter(({ company }) => own.has(typeof company === 'object' ? company?.id : company))
}
