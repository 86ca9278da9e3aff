import type { SanitizedConfig } from 'payload'
import { closeEndpoints } from './close-endpoints.ts'
import { closeLogIn } from './close-log-in.ts'
import { rowsOfUser } from './own-rows.ts'

const own = { read: rowsOfUser, create: () => false, update: rowsOfUser, delete: rowsOfUser } as const

/**
 * Payload adds collections of its own after ours are wrapped: locks and preferences. Nobody reads or changes there what
 * is another user's; the admin panel itself does not go through this access.
 */
export const guardOwnRows = async (config: Promise<SanitizedConfig>): Promise<SanitizedConfig> => {
  const sanitized = await config
  for (const collection of sanitized.collections) {
    closeLogIn(collection)
    closeEndpoints(collection)
    if (collection.slug === 'payload-locked-documents')
      Object.assign(collection.access, { ...own, update: () => false })
    if (collection.slug === 'payload-preferences')
      Object.assign(collection.access, { ...own, create: ({ req }: { req: { user: unknown } }) => Boolean(req.user) })
    if (collection.slug === 'payload-migrations' || collection.slug === 'payload-kv') {
      Object.assign(collection.access, {
        read: () => false,
        create: () => false,
        update: () => false,
        delete: () => false,
      })
    }
  }
  return sanitized
}
