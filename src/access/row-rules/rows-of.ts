import { portalParts, type RowRule, type RowSet, type Scope } from './row-rule.ts'
import type { Standing } from './standing.ts'

export type ScopedSet = { company: string; key: string; set: RowSet; scope: Scope }

/** The sets of rows that a standing opens in a collection, beside the rows of its whole companies. */
export const rowsOf = ({ userId, limited, portals }: Standing, rule: RowRule | undefined): ScopedSet[] => {
  if (!rule) return []
  const { projects: ofProjects } = rule
  const asStaff = limited.flatMap(({ companyId: company, projects }) =>
    ofProjects && projects.length > 0
      ? [{ company, key: 'projects', set: ofProjects, scope: { company, user: userId, projects } }]
      : [],
  )
  const asParty = portals.flatMap(({ companyId: company, personId: person }) =>
    portalParts.flatMap((key) => {
      const set = rule[key]
      return set ? [{ company, key, set, scope: { company, user: userId, person } }] : []
    }),
  )
  return [...asStaff, ...asParty]
}
