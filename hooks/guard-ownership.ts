import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { conflict } from '../src/platform/errors.ts'
import { guardProjectOwnership, guardUnitOwnership } from '../src/services/ownership/guard-ownership.ts'

/** A unit is owned by itself or with its project; rows that follow from the project are not edited by hand. */
export const guardOwnership: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  await guardUnitOwnership({ req, data, original: originalDoc })
  return data
}

/** A project is owned whole or by unit, never both on one day. */
export const guardWholeOwnership: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  await guardProjectOwnership({ req, data, original: originalDoc })
  return data
}

export const keepDerivedOwnership: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await req.payload.findByID({
    collection: 'ownerships',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (row?.projectOwnership)
    throw conflict('This row follows from the ownership of the whole project: delete that one.')
}
