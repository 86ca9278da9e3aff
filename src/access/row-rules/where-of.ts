import type { Where } from 'payload'
import { rowSet } from '../../db/row-set.ts'
import { bindScope } from './row-rule.ts'
import { rowRules } from './rules.ts'
import { rowsOf, type ScopedSet } from './rows-of.ts'
import type { Standing } from './standing.ts'

/** The rows of a collection that a standing opens, as Payload's access functions give it; false when there are none. */
export const whereOf = (slug: string, standing: Standing): Where | false => {
  const { companies } = standing
  const whole: Where[] = companies.length > 0 ? [{ company: { in: companies } }] : []
  const clauses = [...whole, ...rowsOf(standing, rowRules[slug]).map((row) => clauseOf(slug, row))]
  if (clauses.length === 0) return false
  return clauses.length === 1 && clauses[0] ? clauses[0] : { or: clauses }
}

const clauseOf = (slug: string, { company, key, set, scope }: ScopedSet): Where => {
  const inCompany: Where = { company: { equals: company } }
  if ('among' in set) return { and: [inCompany, { [set.field]: { in: [...(scope.projects ?? [])] } }] }
  const values: unknown[] = []
  const text = bindScope(set.ids, scope, values)
  const { user: _known, ...description } = scope
  return {
    and: [
      inCompany,
      { id: { equals: rowSet({ description: { rows: `${slug}.${key}`, ...description }, text, values }) } },
    ],
  }
}
