import * as qs from 'qs-esm'

import { validationError } from '../platform/errors.ts'

const maxLimit = 200
/** The admin panel asks for the rows that a list refers to by their ids, with this limit whatever their number. */
const maxLimitByIds = 250
const maxDepth = 3
const maxPage = 1_000_000
const maxWhereDepth = 10

type Query = Record<string, unknown>

/**
 * Refuses what would make Payload read without bound or fail inside: page sizes, depths, parameters of a wrong shape.
 * `PATCH` and `DELETE` take `limit=0`, which means there what leaving it out means: all rows of the `where`.
 * @throws 400 with the parameter as `path`
 */
export const guardQuery = (search: string, method: string): void => {
  if (!search) return
  guardNames(search)
  const query: Query = qs.parse(search, {
    allowEmptyArrays: true,
    arrayLimit: 1000,
    depth: 10,
    ignoreQueryPrefix: true,
  })
  const isRead = method === 'GET'
  guardLimit(query.limit, 'limit', isRead ? 1 : 0, isReadByIds(query) ? maxLimitByIds : maxLimit)
  guardInteger(query.depth, 'depth', 0, maxDepth)
  guardInteger(query.page, 'page', 1, maxPage)
  if (query.pagination === 'false' && isRead && query.limit === undefined) {
    throw validationError(`Without pagination a limit of 1 to ${maxLimit} is needed.`, 'limit')
  }
  guardText(query, ['pagination', 'draft', 'trash', 'locale', 'fallbackLocale', 'fallback-locale'])
  guardSort(query.sort, 'sort')
  guardWhere(query.where, 'where')
  for (const name of ['select', 'populate']) guardObject(query[name], name)
  guardJoins(query.joins)
  if (typeof query.data === 'string' && query.data) parseJson(query.data, 'data')
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** The parser drops such names without a word, and a dropped filter would widen what is read or changed. */
const guardNames = (search: string): void => {
  for (const key of new URLSearchParams(search).keys()) {
    const parts = key.split(/[[\].]+/)
    const wrong = parts.find((part) => inherited.has(part))
    if (wrong) throw validationError(`There is no field "${wrong}".`, parts[0])
  }
}

const guardLimit = (value: unknown, path: string, least: number, most = maxLimit): void =>
  guardInteger(value, path, least, most)

const isReadByIds = ({ where }: Query): boolean =>
  typeof (where as { id?: { in?: unknown } } | undefined)?.id?.in === 'string'

const guardInteger = (value: unknown, path: string, least: number, most: number): void => {
  if (value === undefined) return
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return
  throw validationError(`${path} must be a whole number from ${least} to ${most}.`, path)
}

const guardText = (query: Query, names: string[]): void => {
  for (const name of names) {
    if (query[name] !== undefined && typeof query[name] !== 'string')
      throw validationError(`${name} must be a single value.`, name)
  }
}

const guardSort = (value: unknown, path: string): void => {
  const isList = Array.isArray(value) && value.every((part) => typeof part === 'string')
  if (value === undefined || typeof value === 'string' || isList) return
  throw validationError(`${path} must be one field name or a list of them.`, path)
}

const guardObject = (value: unknown, path: string): void => {
  if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))) return
  throw validationError(`${path} must be written as ${path}[field]=value.`, path)
}

const guardWhere = (value: unknown, path: string): void => {
  if (value === undefined || value === '') return
  const where = typeof value === 'string' ? parseJson(value, path) : value
  guardObject(where, path)
  guardClauses(where as Query, path, 1)
}

const guardClauses = (where: Query, path: string, level: number): void => {
  if (level > maxWhereDepth) throw validationError(`${path} is nested deeper than ${maxWhereDepth} levels.`, path)
  for (const [key, value] of Object.entries(where)) {
    const at = `${path}.${key}`
    if (/^(and|or)$/i.test(key)) {
      // qs reads a single or sparse list as an object.
      if (typeof value !== 'object' || value === null) throw validationError(`${at} must be a list of conditions.`, at)
      for (const clause of Object.values(value)) {
        guardObject(clause ?? null, at)
        guardClauses(clause as Query, at, level + 1)
      }
    } else guardObject(value ?? null, at)
  }
}

const guardJoins = (value: unknown): void => {
  if (value === undefined || value === 'false') return
  guardObject(value, 'joins')
  for (const [name, join] of Object.entries(value as Query)) {
    if (join === 'false') continue
    const path = `joins.${name}`
    guardObject(join, path)
    const { limit, page, sort, where, count } = join as Query
    guardLimit(limit, `${path}.limit`, 1)
    guardInteger(page, `${path}.page`, 1, maxPage)
    guardSort(sort, `${path}.sort`)
    guardWhere(where, `${path}.where`)
    guardText({ count }, ['count'])
  }
}

const parseJson = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw validationError(`${path} is not valid JSON.`, path)
  }
}
