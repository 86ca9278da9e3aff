import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { isCurrency } from '../../domain/currency.ts'
import { toMajorText } from '../../domain/money-text.ts'
import { validationError } from '../../platform/errors.ts'

export type Row = Record<string, unknown>

/** Titles of related rows by collection and id. */
export type Titles = ReadonlyMap<string, string>

export type Column = {
  /** dot notation */
  path: string
  header: string
  field: FlattenedField
  text: (row: Row, titles: Titles) => string | null
}

type Columns = {
  req: PayloadRequest
  collection: SanitizedCollectionConfig
  /** default: everything that the caller may read */
  names?: readonly string[]
  /** of amounts in a row that names no currency itself */
  currency: string
}

/** The columns of a table of a collection. @throws 400 for one that does not exist or is not the caller's to read */
export const columnsOf = async ({ req, collection, names, currency }: Columns): Promise<Column[]> => {
  const known = await readable(req, collection.flattenedFields, '', currency)
  const chosen =
    names?.flatMap((name) => {
      const found = known.filter(({ path }) => path === name || path.startsWith(`${name}.`))
      if (found.length === 0) throw validationError(`The list has no column "${name}" to download.`, 'columns')
      return found
    }) ?? known.filter(({ path }) => path !== 'id')
  return withCurrency([...new Set(chosen)], known, currency)
}

/** An amount without its currency says little. */
const withCurrency = (columns: Column[], known: Column[], currency: string): Column[] => {
  const at = columns.findLastIndex(({ field }) => isMoney(field))
  if (at < 0 || columns.some(({ path }) => path === 'currency')) return columns
  const own = known.find(({ path }) => path === 'currency')
  const fixed: Column = {
    path: '',
    header: 'Currency',
    field: { type: 'text', name: 'currency' },
    text: () => currency,
  }
  return columns.toSpliced(at + 1, 0, own ?? fixed)
}

const unwanted = new Set(['join', 'ui', 'richText', 'blocks', 'tab'])
const internal = new Set(['company', 'deletedAt', '_status', 'filePrefix', 'prefix'])

const readable = async (
  req: PayloadRequest,
  fields: FlattenedField[],
  prefix: string,
  currency: string,
): Promise<Column[]> => {
  const columns: Column[] = []
  for (const field of fields) {
    if (unwanted.has(field.type) || (!prefix && internal.has(field.name))) continue
    if (('hidden' in field && field.hidden) || ('virtual' in field && field.virtual)) continue
    if ('access' in field && field.access?.read && !(await field.access.read({ req }))) continue
    const path = `${prefix}${field.name}`
    if (field.type === 'group') columns.push(...(await readable(req, field.flattenedFields, `${path}.`, currency)))
    else columns.push({ path, header: headerOf(field, path), field, text: textOf(field, path, currency) })
  }
  return columns
}

const headerOf = (field: FlattenedField, path: string): string =>
  'label' in field && typeof field.label === 'string' && field.label ? field.label : path

const isMoney = ({ type, name }: FlattenedField): boolean => type === 'number' && name.endsWith('Minor')
const isRate = ({ type, name }: FlattenedField): boolean => type === 'number' && name.endsWith('Bps')

const valueAt = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Row | null | undefined)?.[key], row)

const textOf =
  (field: FlattenedField, path: string, currency: string): Column['text'] =>
  (row, titles) => {
    const value = valueAt(row, path)
    if (value === null || value === undefined || value === '') return null
    if (isMoney(field)) return toMajorText(BigInt(Number(value)), isCurrency(row.currency) ? row.currency : currency)
    if (isRate(field)) return toMajorText(BigInt(Number(value)), 'KES')
    return Array.isArray(value) && ('hasMany' in field ? field.hasMany : false)
      ? value.map((one) => oneText(field, one, titles)).join('; ')
      : oneText(field, value, titles)
  }

const oneText = (field: FlattenedField, value: unknown, titles: Titles): string => {
  if (field.type === 'relationship' || field.type === 'upload') return relatedText(field, value, titles)
  if (field.type === 'select' || field.type === 'radio') return optionText(field.options, String(value))
  if (field.type === 'checkbox') return value ? 'yes' : 'no'
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)
}

const relatedText = (field: { relationTo: string | string[] }, value: unknown, titles: Titles): string => {
  const { slug, id } = referenceOf(field, value)
  return titles.get(`${slug}:${id}`) ?? id
}

/** Where a relation points: of several collections it carries the slug itself. */
export const referenceOf = ({ relationTo }: { relationTo: string | string[] }, value: unknown) => {
  const both = value as { relationTo?: string; value?: unknown; id?: unknown }
  if (Array.isArray(relationTo)) return { slug: String(both.relationTo), id: String(both.value) }
  return { slug: relationTo, id: String(typeof value === 'object' ? both.id : value) }
}

type Options = readonly (string | { value: string; label: unknown })[]

const optionText = (options: Options, value: string): string => {
  const option = options.find((one) => typeof one === 'object' && one.value === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : value
}
