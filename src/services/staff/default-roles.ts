import type { PayloadRequest } from 'payload'
import { idOf } from '../id-of.ts'

/** The roles that come with a position. */
export const defaultRoles = async (req: PayloadRequest, position: unknown): Promise<string[]> => {
  const id = idOf(position)
  if (typeof id !== 'string') return []
  const row = await req.payload.findByID({
    collection: 'positions',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  return (row?.defaultRoles ?? []).map((role) => String(idOf(role)))
}
