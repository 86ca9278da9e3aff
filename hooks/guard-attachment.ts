import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { checkAttachment, refuseChargedAttachment } from '../src/services/project-services/check-attachment.ts'

/** A service at a place obeys the rules of the action that attaches it, whoever writes the row. */
export const guardAttachment: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => ({
  ...data,
  ...(await checkAttachment({ req, data, original: operation === 'update' ? originalDoc : undefined })),
})

/** What ever was charged is part of the books: it is ended. */
export const keepAttachment: CollectionBeforeDeleteHook = ({ id, req }) =>
  refuseChargedAttachment({ req, id: String(id) })
