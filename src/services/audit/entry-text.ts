import { createHash } from 'node:crypto'

/** An audit entry as text, column by column; `at` as ISO in UTC, JSON as PostgreSQL writes it. */
export type EntryTexts = Record<(typeof columns)[number][0], string | null>

/**
 * What a seal covers, in this order: the name, the SQL of its text. A new column goes to the end: where it is empty the
 * old seals stay valid. The other place that says this is fh_audit_text in src/db/sql/0007-audit-seals.sql, on purpose:
 * a function that somebody changed in the database does not decide about itself.
 */
export const columns = [
  ['id', 'e.id::text'],
  ['company', 'e.company_id::text'],
  ['at', `to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
  ['actor', 'e.actor_id::text'],
  ['onBehalfOf', 'e.on_behalf_of'],
  ['action', 'e.action'],
  ['entity', 'e.entity'],
  ['entityId', 'e.entity_id'],
  ['before', 'e.before::text'],
  ['after', 'e.after::text'],
  ['reason', 'e.reason'],
  ['ip', 'e.ip'],
  ['device', 'e.device'],
  ['requestId', 'e.request_id'],
] as const

/** `name=octets:value` and a line end for every column that holds something. */
export const entryText = (entry: EntryTexts): string =>
  columns
    .map(([name]) => {
      const value = entry[name]
      return value === null ? '' : `${name}=${Buffer.byteLength(value)}:${value}\n`
    })
    .join('')

/** The seal of an entry: over the seal before it (empty for the first of a company) and the entry. */
export const sealOf = (previous: string, text: string): string =>
  createHash('sha256').update(`${previous}\n${text}`).digest('hex')
