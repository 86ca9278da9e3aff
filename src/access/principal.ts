import { createHash } from 'node:crypto'
import type { PayloadRequest, TypedUser } from 'payload'
import { effectiveRights, type Rights } from './effective-rights.ts'
import { isMoneyCode, permissionCodes, type PermissionCode } from './permissions.ts'
import { loadBySession, loadByUser, type IdentityRow, type SecondFactorPolicy } from './load-identity.ts'

/** What a user may do in one company. */
export type Membership = Rights & {
  companyId: string
  /** as its staff, as an operator with leave, or by a key that a member made */
  kind: 'staff' | 'support' | 'api-key'
  staffId?: string
  /** the projects that he is limited to; absent: all */
  projects?: readonly string[]
}

/** A party that the user is: an owner, a tenant or an agent who sees his own rows. */
export type Portal = { companyId: string; personId: string }

/** A company that stays closed to this log-in until something is done. */
export type Withheld = { companyId: string; reason: 'second_factor' | 'password_change' }

export type Principal = {
  userId: string
  sessionId?: string
  apiKeyId?: string
  isOperator: boolean
  memberships: Membership[]
  portals: Portal[]
  withheld: Withheld[]
  /** when this log-in last proved a second factor, ISO */
  factorAt?: string
  hasTotp: boolean
  /** whether a company of his wants second factors at all */
  wantsFactor: boolean
  mustChangePassword: boolean
  /** the company that an API client has chosen to work in */
  chosenCompany?: string
  /** the names of the companies that he may know of, in order of name */
  companies: readonly { id: string; name: string }[]
  /** changes with the rights */
  version: string
}

/**
 * Who asks, and what he may do in which company. The log-in of a request brings it along; a request that a job or a test
 * makes for a user reads it once.
 * @returns undefined for an anonymous request
 */
export const getPrincipal = (req: PayloadRequest): Promise<Principal | undefined> => {
  const user = req.user
  if (!user) return Promise.resolve(undefined)
  const known = req.context.principal as { userId: string; promise: Promise<Principal | undefined> } | undefined
  if (known?.userId === user.id) return known.promise
  const carried = (user as Carrier)[carrier]
  const promise = carried ? Promise.resolve(carried) : loadPrincipal(req, user)
  req.context.principal = { userId: user.id, promise }
  return promise
}

/** The user object for one request, with his principal tied to it. */
export const carryPrincipal = (user: TypedUser, principal: Principal): TypedUser =>
  Object.defineProperty({ ...user }, carrier, { value: principal })

// A registered symbol: the panel's bundle has another copy of this module.
const carrier = Symbol.for('freehold.principal')
type Carrier = { [carrier]?: Principal }

/**
 * A user that came without his principal: a log-in whose user object was copied on the way is read again under its
 * session. Only where no log-in stands behind the request (a job, the command line) do the rights count by themselves.
 */
const loadPrincipal = async (req: PayloadRequest, user: TypedUser): Promise<Principal | undefined> => {
  const { _strategy, _sid } = user as { _strategy?: string; _sid?: string }
  const identity = _strategy
    ? _sid && (await loadBySession(req.payload, _sid))
    : await loadByUser(req.payload, String(user.id))
  return identity ? buildPrincipal(identity, { isTrusted: !_strategy }) : undefined
}

/** Turns what the database says into rights. Pure but for the clock of support grants, which SQL has applied. */
export const buildPrincipal = (identity: IdentityRow, { isTrusted = false } = {}): Principal => {
  const { user, session, key, hasTotp, mustChangePassword } = identity
  const all = [...staffMemberships(identity), ...supportMemberships(identity)]
  const offered = key ? ofKey(all, key) : all
  const hasFactor = isTrusted || Boolean(key) || Boolean(session?.factorAt)
  const reasonFor = (
    companyId: string,
    policy: SecondFactorPolicy,
    rights?: Rights,
  ): Withheld['reason'] | undefined => {
    if (mustChangePassword && !isTrusted) return 'password_change'
    return !hasFactor && (hasTotp || wants(policy, rights)) ? 'second_factor' : undefined
  }
  const withheld: Withheld[] = []
  const keep = <T extends { companyId: string }>(row: T, policy: SecondFactorPolicy, rights?: Rights): boolean => {
    const reason = reasonFor(row.companyId, policy, rights)
    if (reason && !withheld.some(({ companyId }) => companyId === row.companyId))
      withheld.push({ companyId: row.companyId, reason })
    return !reason
  }
  const policies = new Map(identity.staff.map(({ companyId, policy }) => [companyId, policy]))
  // An operator looks into somebody else's company: never without a second factor.
  const memberships = offered.filter((row) => keep(row, policies.get(row.companyId) ?? 'everyone', row))
  const portals = key ? [] : identity.portals.filter((row) => keep(row, row.policy))
  return {
    userId: user.id,
    sessionId: session?.id,
    apiKeyId: key?.id,
    isOperator: Boolean(user.isOperator) && !key,
    memberships,
    portals: portals.map(({ companyId, personId }) => ({ companyId, personId })),
    withheld,
    factorAt: session?.factorAt ?? undefined,
    hasTotp,
    wantsFactor:
      hasTotp ||
      Boolean(user.isOperator) ||
      [...identity.staff, ...identity.portals].some(({ policy }) => policy !== 'off'),
    mustChangePassword,
    chosenCompany: key?.companyId ?? session?.chosenCompany ?? undefined,
    companies: identity.companies.filter(({ id }) =>
      [...memberships, ...portals, ...withheld].some(({ companyId }) => companyId === id),
    ),
    version: versionOf({ memberships, portals, withheld }),
  }
}

/** Whether a policy asks this member for a second factor at log-in. */
const wants = (policy: SecondFactorPolicy, rights?: Rights): boolean =>
  policy === 'everyone' || (policy === 'money' && rights !== undefined && [...rights.permissions].some(isMoneyCode))

const staffMemberships = ({ staff }: IdentityRow): Membership[] =>
  staff.map(({ staffId, companyId, projects, roles, grants, denials }) => ({
    companyId,
    kind: 'staff',
    staffId,
    ...(projects && { projects }),
    ...effectiveRights({ roles, grants, denials, isLimitedToProjects: projects !== null }),
  }))

const supportMemberships = ({ staff, support }: IdentityRow): Membership[] =>
  [...new Set(support.map(({ companyId }) => companyId))]
    .filter((companyId) => !staff.some((row) => row.companyId === companyId))
    .map((companyId) => ({ companyId, kind: 'support', permissions: supportCodes, limits: {} }))

/** What an operator with leave sees: everything that can be looked at but the keys to it and what gateways sent. */
const hiddenFromSupport = /^(settings\.(api-keys|support)|finance\.gateways|system\.callbacks)\./
const supportCodes: ReadonlySet<PermissionCode> = new Set(
  permissionCodes.filter((code) => code.endsWith('.view') && !hiddenFromSupport.test(code)),
)

/** A key never holds more than its maker does today. */
const ofKey = (memberships: Membership[], key: NonNullable<IdentityRow['key']>): Membership[] =>
  memberships
    .filter(({ companyId, kind }) => companyId === key.companyId && kind === 'staff')
    .map(({ permissions, ...row }) => ({
      ...row,
      kind: 'api-key',
      permissions: new Set(key.permissions.filter((code) => permissions.has(code))),
    }))

type Versioned = Pick<Principal, 'memberships' | 'portals' | 'withheld'>

const versionOf = ({ memberships, portals, withheld }: Versioned): string => {
  const text = JSON.stringify([
    memberships.map((row) => ({ ...row, permissions: [...row.permissions].sort() })),
    portals,
    withheld,
  ])
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
