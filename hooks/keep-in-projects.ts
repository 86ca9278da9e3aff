import type { CollectionAfterChangeHook, CollectionBeforeValidateHook, FlattenedField, PayloadRequest } from 'payload'
import { rowRules } from '../src/access/row-rules/rules.ts'
import { seenBy } from '../src/access/row-rules/sight.ts'
import { projectsIn, type Standing } from '../src/access/row-rules/standing.ts'
import { forbidden, validationError } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'

/** Staff who are limited to projects refer to rows of these projects only: any other does not exist for them. */
export const refuseUnseenReferences: CollectionBeforeValidateHook = async ({ data, originalDoc, collection, req }) => {
  const standing = await limitedStanding(req, data?.company ?? originalDoc?.company)
  if (!standing) return data
  for (const field of collection.flattenedFields) {
    const id = idOf(data?.[field.name])
    if (!isGuarded(field) || typeof id !== 'string' || id === idOf(originalDoc?.[field.name])) continue
    const seen = await seenBy({ req, collection: field.relationTo, ids: [id], standing })
    if (seen.length === 0) throw validationError('The chosen record does not exist in this company.', field.name)
  }
  return data
}

/** The row as it was written is one of their projects, so that none is put or moved elsewhere. */
export const keepInProjects: CollectionAfterChangeHook = async ({ doc, collection, req }) => {
  const standing = await limitedStanding(req, doc.company)
  if (!standing) return
  const seen = await seenBy({ req, collection: collection.slug, ids: [String(doc.id)], standing })
  if (seen.length === 0) throw forbidden('You are limited to projects: this belongs to none of them.')
}

const limitedStanding = async (req: PayloadRequest, of: unknown): Promise<Standing | undefined> => {
  const companyId = idOf(of)
  if (!req.user || typeof companyId !== 'string') return undefined
  const projects = await projectsIn(req, companyId)
  return projects && { userId: String(req.user.id), companies: [], limited: [{ companyId, projects }], portals: [] }
}

type Guarded = Extract<FlattenedField, { type: 'relationship' }> & { relationTo: string }

const isGuarded = (field: FlattenedField): field is Guarded =>
  field.type === 'relationship' && typeof field.relationTo === 'string' && Boolean(rowRules[field.relationTo]?.projects)
