import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { appendOnlyTables } from '../../db/append-only.ts'

export type Reference = {
  collection: string
  table: string
  column: string
  /** a table that only grows: its rows cannot be pointed elsewhere */
  isAppendOnly: boolean
}

/**
 * Every column that holds ids of a collection, read from the running config, so that a relation that is added tomorrow
 * is not forgotten. Payload's own tables are left out: they lock and remember, and follow by themselves.
 */
export const referencesTo = (payload: Payload, slug: CollectionSlug): Reference[] =>
  payload.config.collections
    .filter((collection) => !collection.slug.startsWith('payload-'))
    .flatMap((collection) => {
      const table = snake(collection.slug)
      return columnsOf(collection.flattenedFields, { slug, table, prefix: '' }).map((at) => ({
        collection: collection.slug,
        ...at,
        isAppendOnly: appendOnlyTables.some((name) => name === at.table),
      }))
    })

type Place = { slug: string; table: string; prefix: string }
type Column = Pick<Reference, 'table' | 'column'>

const columnsOf = (fields: readonly FlattenedField[], place: Place): Column[] => {
  const columns = fields.flatMap((field) => columnsOfField(field, place))
  return columns.filter((one, at) => columns.findIndex((other) => isSame(one, other)) === at)
}

const columnsOfField = (field: FlattenedField, { slug, table, prefix }: Place): Column[] => {
  const column = `${prefix}${snake(field.name)}`
  if (field.type === 'group' || field.type === 'tab')
    return columnsOf(field.flattenedFields, { slug, table, prefix: `${column}_` })
  if (field.type === 'array') return columnsOf(field.flattenedFields, { slug, table: `${table}_${column}`, prefix: '' })
  if (field.type !== 'relationship' && field.type !== 'upload') return []
  if (Array.isArray(field.relationTo) || field.hasMany)
    return [field.relationTo].flat().some((target) => target === slug)
      ? [{ table: `${table}_rels`, column: `${snake(slug)}_id` }]
      : []
  return field.relationTo === slug ? [{ table, column: `${column}_id` }] : []
}

const isSame = (one: Column, other: Column): boolean => one.table === other.table && one.column === other.column

const snake = (name: string): string =>
  name
    .replaceAll('-', '_')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
