import type { CollectionBeforeValidateHook, CollectionSlug, FlattenedField, PayloadRequest } from 'payload'
import { validationError } from '../src/platform/errors.ts'

/**
 * References that the database's composite keys cannot guard: several rows at once (they live in a table without a
 * company) and log-ins (which belong to none). A row that the author may not see does not exist for him.
 */
export const refuseForeignReferences: CollectionBeforeValidateHook = async ({ data, originalDoc, collection, req }) => {
  const company = data?.company ?? originalDoc?.company
  for (const field of collection.flattenedFields) {
    const value: unknown = data?.[field.name]
    if (isManyRelation(field) && Array.isArray(value) && value.length > 0) {
      const ids = [...new Set(value.map(String))]
      const known = await countOf({ req, collection: field.relationTo, ids, company })
      if (known !== ids.length) throw validationError('A chosen row does not exist.', field.name)
    }
    if (isLogin(field) && req.user && typeof value === 'string' && value !== originalDoc?.[field.name]) {
      const known = await countOf({ req, collection: 'users', ids: [value] })
      if (known !== 1) throw validationError('The chosen row does not exist.', field.name)
    }
  }
  return data
}

type CountOptions = { req: PayloadRequest; collection: CollectionSlug; ids: string[]; company?: unknown }

const countOf = async ({ req, collection, ids, company }: CountOptions): Promise<number> => {
  const inCompany = company ? [{ company: { equals: company } }] : []
  const { totalDocs } = await req.payload.count({
    collection,
    where: { and: [{ id: { in: ids } }, ...inCompany] },
    overrideAccess: Boolean(company),
    req,
  })
  return totalDocs
}

type Relation = Extract<FlattenedField, { type: 'relationship' }>
type ManyRelation = Relation & { hasMany: true; relationTo: CollectionSlug }

const isManyRelation = (field: FlattenedField): field is ManyRelation =>
  field.type === 'relationship' && field.hasMany === true && typeof field.relationTo === 'string'

const isLogin = (field: FlattenedField): field is Relation =>
  field.type === 'relationship' && !field.hasMany && field.relationTo === 'users'
