import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { txOf } from '../src/db/transaction.ts'
import { dropInvitations, refuseWhenKnown } from '../src/services/staff/known-staff.ts'

/** Somebody who has worked here leaves; only a row that nothing refers to is put in the trash or deleted. */
export const keepKnownStaffFromTrash: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (!data.deletedAt || originalDoc?.deletedAt) return data
  await refuseWhenKnown(await txOf(req), String(originalDoc?.id))
  await dropInvitations({ req, staff: String(originalDoc?.id) })
  return data
}

export const keepKnownStaff: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await refuseWhenKnown(await txOf(req), String(id))
  await dropInvitations({ req, staff: String(id) })
}
