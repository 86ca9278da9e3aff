import { idOf } from '../id-of.ts'
import { withoutSecrets } from './without-secrets.ts'

export type AuditedRow = Record<string, unknown>

const noise = new Set(['createdAt', 'updatedAt', 'company', 'id', 'collection'])

/** The fields that differ between two states of a row, relations as ids, secrets redacted; nothing when none does. */
export const differencesOf = ({
  before,
  after,
}: {
  before?: AuditedRow
  after?: AuditedRow
}): { before?: AuditedRow; after?: AuditedRow } => {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => !noise.has(name) && !isJoin(before?.[name]) && !isJoin(after?.[name]),
  )
  const changed = names.filter((name) => textOf(before?.[name]) !== textOf(after?.[name]))
  if (changed.length === 0) return {}
  const pick = (row?: AuditedRow): AuditedRow | undefined =>
    row && withoutSecrets(Object.fromEntries(changed.map((name) => [name, plain(row[name])])))
  return { before: pick(before), after: pick(after) }
}

/** The rows of a join belong to other entries. */
const isJoin = (value: unknown): boolean =>
  Boolean(value && typeof value === 'object' && 'docs' in value && 'hasNextPage' in value)

const textOf = (value: unknown): string => JSON.stringify(plain(value))

const plain = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item) => idOf(item) ?? null) : (idOf(value) ?? null)
