import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, CollectionBeforeValidateHook } from 'payload'
import { projectOfBasement, refuseTakenSlot } from '../src/services/parking/check-slot.ts'

/** A slot is in a basement, whose project is its own. */
export const guardSlot: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!data) return data
  const identifier = typeof data.identifier === 'string' ? { identifier: data.identifier.trim() } : {}
  return { ...data, ...identifier, ...(await projectOfBasement({ req, data, original: originalDoc })) }
}

/** A slot on which somebody parks stays. */
export const keepTakenSlotFromTrash: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (data.deletedAt && !originalDoc?.deletedAt) await refuseTakenSlot({ req, id: String(originalDoc?.id) })
  return data
}

export const keepTakenSlot: CollectionBeforeDeleteHook = ({ id, req }) =>
  refuseTakenSlot({ req, id: String(id), ever: true })
