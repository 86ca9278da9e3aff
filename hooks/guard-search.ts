import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest, Where } from 'payload'
import { getPrincipal } from '../src/access/principal.ts'
import { seesInPart } from '../src/access/row-rules/standing.ts'
import { validationError } from '../src/platform/errors.ts'

type Query = { sort?: string | string[]; where?: Where }
type Search = Query & { overrideAccess?: boolean; joins?: false | Record<string, Query | false> }

/** What a caller may not read he may not sort by or search for either: an order and a count tell a value as well. */
export const guardSearch: CollectionBeforeOperationHook = async ({ args, collection, req }) => {
  const { overrideAccess, joins, ...query } = args as Search
  if (overrideAccess || req.payloadAPI === 'local') return args
  await guardQuery(req, collection.flattenedFields, query)
  for (const [name, join] of Object.entries(joins || {})) {
    const field = collection.flattenedFields.find((known) => known.name === name)
    if (join) guardJoinOrder(name, join)
    if (join && field?.type === 'join' && typeof field.collection === 'string')
      await guardQuery(req, req.payload.collections[field.collection].config.flattenedFields, join)
  }
  return args
}

const guardQuery = async (req: PayloadRequest, fields: FlattenedField[], { sort, where }: Query): Promise<void> => {
  const isPartial = await seesInPart(req)
  for (const path of [sort ?? []].flat().flatMap((item) => item.split(','))) {
    const segments = path.replace(/^-/, '').split(/\.|__/)
    if ((isPartial && leavesRow(fields, segments)) || !(await isSortable(req, fields, segments))) {
      throw validationError(`The list cannot be sorted by "${path}".`, 'sort')
    }
  }
  if (!where) return
  guardIds(where)
  if (isPartial) guardPaths(fields, where)
  await guardMemberships(req, where)
}

/** Related rows come as one subquery, which cannot be ordered by a row of another table. */
const guardJoinOrder = (name: string, { sort }: Query): void => {
  for (const path of [sort ?? []].flat())
    if (/\.|__/.test(path)) throw validationError(`"${name}" cannot be sorted by "${path}".`, 'joins')
}

/** An id is no text: PostgreSQL has no part of one to look for. */
const guardIds = (where: Where): void => {
  for (const [path, condition] of Object.entries(where)) {
    if (Array.isArray(condition)) for (const clause of condition) guardIds(clause)
    else if (/(^|\.|__)id$/.test(path) && Object.hasOwn(condition as object, 'contains'))
      throw validationError('An id can only be asked for as a whole.', path)
  }
}

/** Who sees a part of the rows asks about what the rows hold themselves: a way to other rows could tell of hidden ones. */
const guardPaths = (fields: FlattenedField[], where: Where): void => {
  for (const [path, condition] of Object.entries(where)) {
    if (Array.isArray(condition)) for (const clause of condition) guardPaths(fields, clause)
    else if (leavesRow(fields, path.split(/\.|__/)))
      throw validationError(`The list cannot be searched by "${path}".`, path)
  }
}

const leavesRow = (fields: FlattenedField[], [name, ...rest]: string[]): boolean => {
  const field = fields.find((known) => known.name === name)
  if (field?.type === 'join') return true
  return (field?.type === 'relationship' || field?.type === 'upload') && rest.length > 0 && rest.join('.') !== 'id'
}

const isSortable = async (
  req: PayloadRequest,
  fields: FlattenedField[],
  [name, ...rest]: string[],
): Promise<boolean> => {
  if (name === 'id') return rest.length === 0
  const field = fields.find((known) => known.name === name)
  if (!field || ('hidden' in field && field.hidden)) return false
  if ('access' in field && field.access?.read && !(await field.access.read({ req }))) return false
  if (rest.length === 0) return field.type !== 'join' && field.type !== 'array'
  if (field.type === 'group') return isSortable(req, field.flattenedFields, rest)
  if (field.type !== 'relationship' || field.hasMany || typeof field.relationTo !== 'string') return false
  const related = req.payload.collections[field.relationTo].config
  return Boolean(await related.access.read({ req })) && isSortable(req, related.flattenedFields, rest)
}

/** Of a log-in's companies a colleague may only ask for those that he works in himself. */
const guardMemberships = async (req: PayloadRequest, where: Where): Promise<void> => {
  for (const [path, condition] of Object.entries(where)) {
    if (Array.isArray(condition)) for (const clause of condition) await guardMemberships(req, clause)
    else if (/(^|\.|__)companies(\.|__|$)/.test(path)) {
      const own = ((await getPrincipal(req))?.memberships ?? []).map(({ companyId }) => companyId)
      const asked = Object.entries(condition as object).flatMap(([operator, value]) =>
        /^(equals|in)$/.test(operator) ? String(value).split(',') : [''],
      )
      if (!asked.every((company) => own.includes(company)))
        throw validationError('Only companies of your own can be asked for.', path)
    }
  }
}
