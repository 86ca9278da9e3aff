import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { txOf } from '../src/db/transaction.ts'
import { fileStorage } from '../src/platform/file-storage.ts'
import { idOf } from '../src/services/id-of.ts'
import { emit } from '../src/services/outbox.ts'
import { objectKey } from '../src/services/uploads/object-key.ts'

type Row = { company: unknown; filename: string; mimeType: string }

const keyOf = ({ company, filename }: Row): string => objectKey({ company: String(idOf(company)), filename })

/** Puts the file of a new row into the store; when that fails there is no row either. */
export const storeFile: CollectionAfterChangeHook<Row & { id: string }> = async ({ doc, operation, req }) => {
  if (operation === 'create' && req.file)
    await fileStorage().put({ key: keyOf(doc), data: req.file.data, mimeType: doc.mimeType })
}

/** Has the file removed once it is certain that its row is gone. */
export const removeFile: CollectionAfterDeleteHook<Row & { id: string }> = async ({ doc, req }) => {
  await emit(await txOf(req), { topic: 'file.remove', payload: { key: keyOf(doc) } })
}
