import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { conflict } from '../src/platform/errors.ts'

const refusal = 'Only a draft can be deleted. End the lease instead: its history stays.'

/** A lease that ever was active is part of the books: it is ended, never deleted or put in the trash. */
export const keepLeaseFromTrash: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  if (data.deletedAt && !originalDoc?.deletedAt && originalDoc?.status !== 'draft') throw conflict(refusal)
  return data
}

export const keepLeaseFromDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const lease = await req.payload.findByID({
    collection: 'contracts',
    id,
    trash: true,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (lease && lease.status !== 'draft') throw conflict(refusal)
}
