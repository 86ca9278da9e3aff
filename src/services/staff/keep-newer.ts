import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Merge<Data extends Row> = { data: Data; seen: Row; current: Row; fields: readonly string[] }

/**
 * Payload fills the data of a change with what the row held when the request began. What the request does not change
 * stays as it is now, under the lock: a form that was open since before gives nobody back what was taken from him.
 * @param seen the row when the request began
 * @param current the row as it is now
 */
export const keepNewer = <Data extends Row>({ data, seen, current, fields }: Merge<Data>): Data => {
  const untouched = fields.filter((field) => isSame(data[field], seen[field]) && !isSame(current[field], seen[field]))
  return { ...data, ...Object.fromEntries(untouched.map((field) => [field, current[field]])) }
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(plain(left)) === JSON.stringify(plain(right))

/** Relations as ids, rows of arrays without theirs: those are made anew with every change. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (!value || typeof value !== 'object') return value ?? null
  if ('permission' in value && 'amountMinor' in value) return [value.permission, value.amountMinor]
  return idOf(value)
}
