import type { FieldAccess, PayloadRequest } from 'payload'
import { chosenCompany } from './has-permission.ts'
import type { PermissionCode } from './permissions.ts'
import { getPrincipal, type Membership } from './principal.ts'

type Guard = {
  /** who sees the value */
  code: PermissionCode
  /** who sees the rows at all */
  view: PermissionCode
  /** the person of a row, who always sees what is his own */
  own: 'id' | 'person'
}

/**
 * Closes a field to staff without a permission. Without a row it is a search, whose answer would tell of all rows: then
 * every membership that opens rows has to hold the permission.
 */
const readableWith =
  ({ code, view, own }: Guard): FieldAccess =>
  async ({ req, doc }) => {
    const row = doc as Record<string, unknown> | undefined
    const company = row && idOf(row.company)
    if (!company) return maySearch(req, { code, view })
    const { memberships = [], portals = [] } = (await getPrincipal(req)) ?? {}
    return (
      portals.some(({ companyId, personId }) => companyId === company && personId === idOf(row[own])) ||
      memberships.some((row) => row.companyId === company && row.permissions.has(code))
    )
  }

/** The companies in which the caller sees personal data, by which he may also search. */
export const openCompanies = async (req: PayloadRequest, code: PermissionCode): Promise<string[]> =>
  (await inReach(req)).filter(({ permissions }) => permissions.has(code)).map(({ companyId }) => companyId)

const maySearch = async (req: PayloadRequest, { code, view }: Pick<Guard, 'code' | 'view'>): Promise<boolean> => {
  const seeing = (await inReach(req)).filter(({ permissions }) => permissions.has(view))
  const { portals = [] } = (await getPrincipal(req)) ?? {}
  // A portal user finds nobody but himself.
  return seeing.length > 0 ? seeing.every(({ permissions }) => permissions.has(code)) : portals.length > 0
}

const inReach = async (req: PayloadRequest): Promise<Membership[]> => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  return (principal?.memberships ?? []).filter(({ companyId }) => !chosen || chosen === companyId)
}

/** Numbers that tell who somebody is. */
export const seesPersonalData = readableWith({
  code: 'people.personal-data.view',
  view: 'people.people.view',
  own: 'id',
})

/** The same on the papers of an identity check. */
export const seesPaperNumbers = readableWith({
  code: 'people.personal-data.view',
  view: 'people.verification.view',
  own: 'person',
})

/** Whole numbers of payment accounts; everybody else sees how they end. */
export const seesAccountNumbers = readableWith({
  code: 'people.accounts.update',
  view: 'people.accounts.view',
  own: 'person',
})

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
