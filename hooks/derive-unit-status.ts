import type { CollectionAfterChangeHook } from 'payload'
import { txOf } from '../src/db/transaction.ts'
import { refreshUnitStatus } from '../src/services/units/refresh-unit-status.ts'

/** The owner's use of a unit counts in its status, which nobody types. */
export const deriveUnitStatus: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  if (Boolean(doc.ownerOccupied) === Boolean(previousDoc?.ownerOccupied)) return doc
  const statuses = await refreshUnitStatus(await txOf(req), [doc.id])
  return { ...doc, status: statuses.get(doc.id) ?? doc.status }
}
