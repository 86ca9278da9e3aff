import type { CollectionBeforeValidateHook } from 'payload'
import { defaultRoles } from '../src/services/staff/default-roles.ts'

/** A new member without roles gets those of his position; addresses are kept in one spelling. */
export const fillStaff: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (!data || operation !== 'create') return data
  const email = typeof data.email === 'string' ? data.email.trim().toLowerCase() : data.email
  const roles = data.roles?.length ? data.roles : await defaultRoles(req, data.position)
  return { ...data, email, roles }
}
