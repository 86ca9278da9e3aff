import type { PayloadRequest } from 'payload'
import { readQuery, txOf } from '../../db/transaction.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { PermissionCode } from '../permissions.ts'
import { bindScope, type RowRule } from './row-rule.ts'
import { rowRules } from './rules.ts'
import { rowsOf, type ScopedSet } from './rows-of.ts'
import { standingOf, type Standing } from './standing.ts'

type Sight = {
  req: PayloadRequest
  collection: string
  id: string
  /** what makes staff see the row; without it only a party's own rows count */
  permission?: PermissionCode
  /** whether a portal user's own rows count as well */
  asParty?: boolean
}

export type SeenRow = { id: string; company: string }

/**
 * The rule of a collection's own access, for routes of ours.
 * @returns the company of the row
 * @throws 404 for a row out of sight, as for one that does not exist; 403 for who has no ground to see any
 */
export const requireSight = async ({ req, collection, id, permission, asParty }: Sight): Promise<string> => {
  const all = await standingOf(req, permission)
  const standing = asParty ? all : { ...all, portals: [] }
  const { companies, limited, portals } = standing
  if (companies.length + limited.length + portals.length === 0) throw forbidden()
  const [row] = await seenBy({ req, collection, ids: [id], standing })
  if (!row) throw notFound()
  return row.company
}

type Seen = { req: PayloadRequest; collection: string; ids: readonly string[]; standing: Standing }

/** Those of the rows that a standing opens. */
export const seenBy = async ({ req, collection, ids, standing }: Seen): Promise<SeenRow[]> => {
  const values: unknown[] = [ids]
  const condition = conditionOf(standing, rowRules[collection], values)
  if (!condition) return []
  const text = `select t.id, t.company_id as company from ${collection.replaceAll('-', '_')} t
    where t.id = any($1::uuid[]) and (${condition})`
  return req.transactionID
    ? (await txOf(req)).query<SeenRow>(text, values)
    : readQuery<SeenRow>(req.payload, text, values)
}

/**
 * The rows of a collection that a standing opens, as a condition on its table under the name `t`; '' when it opens none.
 * @param values the parameters so far; what is needed more is added
 */
export const sightCondition = (standing: Standing, collection: string, values: unknown[]): string =>
  conditionOf(standing, rowRules[collection], values)

const conditionOf = (standing: Standing, rule: RowRule | undefined, values: unknown[]): string => {
  const whole = standing.companies.length > 0 ? [`t.company_id = any($${values.push(standing.companies)}::uuid[])`] : []
  return [...whole, ...rowsOf(standing, rule).map((row) => clauseOf(row, values))].join(' or ')
}

const clauseOf = ({ set, scope }: ScopedSet, values: unknown[]): string => {
  const rows =
    'ids' in set ? `t.id in (${set.ids})` : `${set.field === 'id' ? 't.id' : `t.${set.field}_id`} = any(:projects)`
  return bindScope(`(t.company_id = :company and ${rows})`, scope, values)
}
