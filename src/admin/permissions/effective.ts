import { effectiveRights, type HeldRole } from '../../access/effective-rights.ts'
import { isProjectScoped, type PermissionCode } from '../../access/permissions.ts'
import { amountText } from '../text/amount.ts'
import { allSections } from './matrix.ts'

export type EffectiveCode = {
  code: PermissionCode
  label: string
  state: 'held' | 'denied' | 'cut'
  /** "by role Accountant", "extra", "denied" … */
  origin: string
}

export type EffectiveModule = { module: string; label: string; held: number; total: number; codes: EffectiveCode[] }

type Facts = {
  roles: HeldRole[]
  grants: PermissionCode[]
  denials: PermissionCode[]
  isLimitedToProjects: boolean
  currency: string | undefined
}

/** What a member may do, menu by menu, and where each permission comes from or is lost. */
export const effectiveModules = ({ currency, ...facts }: Facts): EffectiveModule[] => {
  const rights = effectiveRights(facts)
  const { roles, grants, denials, isLimitedToProjects } = facts
  return allSections.map(({ module, label, rows }) => {
    const actions = rows.flatMap(({ label: thing, actions: all }) =>
      all.map(({ code, label: action }) => ({ code, label: `${thing} / ${action}` })),
    )
    const codes = actions.flatMap(({ code, label: text }): EffectiveCode[] => {
      const names = roles.filter(({ permissions }) => permissions.includes(code)).map(({ name }) => name)
      const sources = [
        ...(names.length > 0 ? [`by role ${names.join(', ')}`] : []),
        ...(grants.includes(code) ? ['extra'] : []),
      ]
      if (denials.includes(code)) return [{ code, label: text, state: 'denied', origin: 'denied' }]
      if (sources.length === 0) return []
      const isCut = isLimitedToProjects && !isProjectScoped(code)
      const limit = rights.limits[code]
      const origin = [
        ...sources,
        ...(isCut ? ['not for members of some projects only'] : []),
        ...(isLimitedToProjects && !isCut ? ['in the assigned projects'] : []),
        ...(limit === undefined ? [] : [`up to ${amountText(limit, currency)}`]),
      ].join(', ')
      return [{ code, label: text, state: isCut ? 'cut' : 'held', origin }]
    })
    return { module, label, held: codes.filter(({ state }) => state === 'held').length, total: actions.length, codes }
  })
}
