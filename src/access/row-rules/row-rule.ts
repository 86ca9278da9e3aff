/**
 * The rows that a query of ids names, or those whose field is among the caller's projects. In a query stand `:company`,
 * `:projects` (a staff member's), `:person` (the party that a portal user is) and `:user`.
 */
export type RowSet = { ids: string } | { field: string; among: 'projects' }

/** Who sees which rows of a collection, beside the staff whose permission is not limited. */
export type RowRule = {
  /** staff who are limited to projects: to see, change and delete, and what a row may become */
  projects?: RowSet
  /** a portal user, whatever his part: what is made out to himself */
  party?: RowSet
  /** an owner */
  owner?: RowSet
  /** a tenant */
  tenant?: RowSet
  /** an agent: his deals and commissions */
  agent?: RowSet
  /** the fields that portal users see; all others are the staff's */
  portalFields?: readonly string[]
}

export const portalParts = ['party', 'owner', 'tenant', 'agent'] as const

export type Scope = { company: string; user: string; projects?: readonly string[]; person?: string }

/**
 * A query with numbered parameters in place of the names.
 * @param values the parameters so far; what is needed more is added
 */
export const bindScope = (text: string, scope: Scope, values: unknown[]): string =>
  text.replaceAll(/(?<!:):(company|user|projects|person)\b/g, (_, name: keyof Scope) => {
    const value = scope[name]
    if (value === undefined) throw new Error(`The row rule needs "${name}", which this caller has none of.`)
    const known = values.indexOf(value)
    const at = known < 0 ? values.push(value) : known + 1
    return `$${at}::${name === 'projects' ? 'uuid[]' : 'uuid'}`
  })
