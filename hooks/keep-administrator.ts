import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeDeleteHook } from 'payload'
import { noteAdministrators, requireAdministrator } from '../src/services/staff/administrators.ts'
import { idOf } from '../src/services/id-of.ts'

/** After a change of a role or of a staff row somebody must still be able to manage both. */
export const keepAdministrator: CollectionAfterChangeHook = async ({ doc, req }) => {
  await requireAdministrator(req, String(idOf(doc.company)))
}

export const keepAdministratorAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await requireAdministrator(req, String(idOf(doc.company)))
}

/** Before a deletion; before a change the guards against escalation do it. */
export const noteAdministratorsBeforeDelete =
  (collection: 'roles' | 'staff'): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const row = await req.payload.findByID({
      collection,
      id,
      depth: 0,
      trash: true,
      disableErrors: true,
      overrideAccess: true,
      req,
    })
    if (row) await noteAdministrators(req, String(idOf(row.company)))
  }
