import type { CollectionBeforeOperationHook } from 'payload'
import { defaultCompany } from '../src/access/has-permission.ts'

/** A new row without a company belongs to the one that its author works in. */
export const assignCompany: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const data = (args as { data?: Record<string, unknown> }).data
  if (operation !== 'create' || !data || data.company || !req.user) return args
  const company = await defaultCompany(req)
  return company ? { ...args, data: { ...data, company } } : args
}
