import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { txOf } from '../src/db/transaction.ts'
import { keepFloorsInUse, keepInUse, keepUnitInProject, moveNodes } from '../src/services/structure/guard.ts'
import type { StructureKind } from '../src/services/structure/blockers.ts'
import { restoreParts, trashParts } from '../src/services/structure/trash-parts.ts'
import { idOf } from '../src/services/id-of.ts'

/** A part of the structure on which something hangs stays out of the trash. */
export const keepUsedStructure =
  (kind: StructureKind): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, req }) => {
    if (originalDoc && data.deletedAt && !originalDoc.deletedAt)
      await keepInUse({ tx: await txOf(req), kind, row: originalDoc })
    return data
  }

export const keepUsedStructureFromDeletion =
  (kind: StructureKind): CollectionBeforeDeleteHook =>
  async ({ id, req }) =>
    keepInUse({ tx: await txOf(req), kind, row: { id: String(id) } })

/** What is below a part goes to the trash and comes back with it. */
export const takePartsAlong =
  (kind: StructureKind): CollectionAfterChangeHook =>
  async ({ doc, previousDoc, operation, req }) => {
    const was: unknown = previousDoc?.deletedAt
    if (operation !== 'update' || Boolean(doc.deletedAt) === Boolean(was)) return doc
    const move = doc.deletedAt ? trashParts : restoreParts
    const at = String(doc.deletedAt ?? was)
    await move({ req, tx: await txOf(req), kind, id: doc.id, company: String(idOf(doc.company)), at })
    return doc
  }

/** Floors are taken from the top, and only while nothing stands on them. */
export const keepUsedFloors: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const isLower = typeof data.floors === 'number' && data.floors < Number(originalDoc?.floors ?? 0)
  if (originalDoc && isLower) await keepFloorsInUse({ tx: await txOf(req), block: originalDoc.id, floors: data.floors })
  return data
}

/** A unit on which something hangs stays in its project. */
export const keepUnitWhereUsed: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const to = idOf(data.project)
  if (originalDoc && to && to !== idOf(originalDoc.project))
    await keepUnitInProject({ tx: await txOf(req), unit: originalDoc.id })
  return data
}

/** What stands on a unit names its block as well, and moves with it. */
export const moveWithUnit: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const block = idOf(doc.block) ?? null
  if (operation === 'update' && block !== (idOf(previousDoc?.block) ?? null))
    await moveNodes({ tx: await txOf(req), unit: doc.id, block: block as string | null })
  return doc
}
