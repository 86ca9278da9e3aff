import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest, Where } from 'payload'
import { getPrincipal } from '../src/access/principal.ts'
import { validationError } from '../src/platform/errors.ts'

type Search = { overrideAccess?: boolean; sort?: string | string[]; where?: Where }

/** What a caller may not read he may not sort by or search for either: an order and a count tell a value as well. */
export const guardSearch: CollectionBeforeOperationHook = async ({ args, collection, req }) => {
  const { overrideAccess, sort, where } = args as Search
  if (overrideAccess || req.payloadAPI === 'local') return args
  for (const path of [sort ?? []].flat().flatMap((item) => item.split(','))) {
    if (!(await isSortable(req, collection.flattenedFields, path.replace(/^-/, '').split(/\.|__/)))) {
      throw validationError(`The list cannot be sorted by "${path}".`, 'sort')
    }
  }
  if (where) await guardMemberships(req, where)
  return args
}

const isSortable = async (
  req: PayloadRequest,
  fields: FlattenedField[],
  [name, ...rest]: string[],
): Promise<boolean> => {
  if (name === 'id') return rest.length === 0
  const field = fields.find((known) => known.name === name)
  if (!field || ('hidden' in field && field.hidden) || ('access' in field && field.access?.read)) return false
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
