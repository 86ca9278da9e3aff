import type { CollectionBeforeChangeHook } from 'payload'
import { requirePermission } from '../src/access/has-permission.ts'

/** A user whom staff add belongs to the company that they work in, so that they can make him staff there. */
export const joinAuthorsCompany: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !req.user) return data
  return { ...data, companies: [{ company: await requirePermission(req, 'settings.staff.create') }] }
}
