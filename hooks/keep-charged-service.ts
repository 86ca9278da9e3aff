import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { refuseChargedService } from '../src/services/project-services/charged-terms.ts'

/** A service that is charged somewhere is taken off the catalogue by a switch, not by deleting it. */
export const keepChargedFromTrash: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (data.deletedAt && !originalDoc?.deletedAt) {
    await refuseChargedService({ req, id: String(originalDoc?.id), isForGood: false })
  }
  return data
}

/** What ever was charged is part of the books. */
export const keepChargedFromDeletion: CollectionBeforeDeleteHook = ({ id, req }) =>
  refuseChargedService({ req, id: String(id), isForGood: true })
