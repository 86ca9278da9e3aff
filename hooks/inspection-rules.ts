import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, CollectionBeforeValidateHook } from 'payload'
import { conflict } from '../src/platform/errors.ts'
import { inspectionDefaults } from '../src/services/inspections/inspection-defaults.ts'

const refusal = 'A completed inspection stays as it is.'

/** An inspection takes its unit and currency from its lease, and a checklist from the rooms. */
export const fillInspection: CollectionBeforeValidateHook = async ({ data, originalDoc, operation, req }) =>
  data ? { ...data, ...(await inspectionDefaults({ req, data, original: originalDoc, operation })) } : data

export const freezeCompleted: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  if (operation === 'update' && originalDoc?.status === 'completed' && req.user) throw conflict(refusal)
  return data
}

export const keepCompleted: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await req.payload.findByID({
    collection: 'inspections',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (row?.status === 'completed') throw conflict(refusal)
}
