import type { Payload, TypedUser } from 'payload'
import { readPrepared } from '../db/read-prepared.ts'
import type { HeldRole } from './effective-rights.ts'
import type { PermissionCode } from './permissions.ts'

/** A staff row as the log-in needs it; json keys as SQL writes them. */
export type StaffRow = {
  staffId: string
  companyId: string
  policy: SecondFactorPolicy
  projects: string[] | null
  roles: HeldRole[]
  grants: PermissionCode[]
  denials: PermissionCode[]
}

export type SecondFactorPolicy = 'off' | 'money' | 'everyone'

/** Everything that decides what a log-in may do, by one statement. Instants are ISO texts. */
export type IdentityRow = {
  user: Pick<TypedUser, 'id' | 'name' | 'email' | 'status' | 'isOperator' | 'createdAt' | 'updatedAt'>
  mustChangePassword: boolean
  hasTotp: boolean
  staff: StaffRow[]
  portals: { companyId: string; personId: string; policy: SecondFactorPolicy }[]
  support: { companyId: string; expiresAt: string }[]
  /** every company of his, also those that are closed to him now */
  companies: { id: string; name: string }[]
  session?: {
    id: string
    kind: string
    factorAt: string | null
    expiresAt: string
    chosenCompany: string | null
    lastUsedAt: string
  }
  key?: { id: string; name: string; companyId: string; expiresAt: string | null; permissions: PermissionCode[] }
}

/** @param key the SHA-256 of an API key, hex */
export const loadByKey = (payload: Payload, key: string): Promise<IdentityRow | undefined> =>
  loadOne(payload, 'identity-of-key', OF_KEY, key)

export const loadBySession = (payload: Payload, sessionId: string): Promise<IdentityRow | undefined> =>
  loadOne(payload, 'identity-of-session', OF_SESSION, sessionId)

export const loadByUser = (payload: Payload, userId: string): Promise<IdentityRow | undefined> =>
  loadOne(payload, 'identity-of-user', OF_USER, userId)

const loadOne = async (payload: Payload, name: string, text: string, value: string): Promise<IdentityRow | undefined> =>
  (await readPrepared<{ identity: IdentityRow }>(payload, { name, text, values: [value] }))[0]?.identity

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const list = (query: string): string => `coalesce((select json_agg(x) from (${query}) x), '[]')`
const values = (table: string, parent: string): string =>
  `coalesce((select json_agg(v.value) from ${table} v where v.parent_id = ${parent}), '[]')`

const ROLES = `
  select r.id, r.name, ${values('roles_permissions', 'r.id')} as permissions,
         ${list('select l.permission, l.amount_minor as "amountMinor" from roles_limits l where l._parent_id = r.id')} as limits
  from staff_rels sr join roles r on r.id = sr.roles_id and r.company_id = s.company_id and r.deleted_at is null
  where sr.parent_id = s.id and sr.path = 'roles'`

const STAFF = `
  select s.id as "staffId", s.company_id as "companyId", c.second_factor_policy as policy,
         case when s.project_scope = 'assigned' then coalesce((
           select json_agg(p.projects_id) from staff_rels p where p.parent_id = s.id and p.path = 'projects'), '[]') end as projects,
         ${list(ROLES)} as roles, ${values('staff_grants', 's.id')} as grants, ${values('staff_denials', 's.id')} as denials
  from staff s join companies c on c.id = s.company_id and c.status = 'active'
  where s.user_id = u.id and s.status = 'active' and s.deleted_at is null
  order by c.name`

const PORTALS = `
  select p.company_id as "companyId", p.id as "personId", c.second_factor_policy as policy
  from people p join companies c on c.id = p.company_id and c.status = 'active'
  where p.user_id = u.id and p.deleted_at is null`

const SUPPORT = `
  select g.company_id as "companyId", ${instant('g.expires_at')} as "expiresAt"
  from support_grants g
  where g.operator_id = u.id and u.is_operator and g.revoked_at is null and g.expires_at > now()`

const COMPANIES = `
  select c.id, c.name from companies c where c.id in (
    select company_id from staff where user_id = u.id union select company_id from people where user_id = u.id
    union select company_id from support_grants where operator_id = u.id)
  order by c.name, c.id`

const OF_WHOM = `
  'user', json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'status', u.status, 'isOperator', u.is_operator,
    'createdAt', ${instant('u.created_at')}, 'updatedAt', ${instant('u.updated_at')}),
  'mustChangePassword', exists (select from credentials k where k.user_id = u.id and k.must_change),
  'hasTotp', exists (select from totp_factors t where t.user_id = u.id and t.confirmed_at is not null),
  'staff', ${list(STAFF)}, 'portals', ${list(PORTALS)}, 'support', ${list(SUPPORT)},
  'companies', ${list(COMPANIES)}`

const OF_USER = `select json_build_object(${OF_WHOM}) as identity from users u where u.id = $1 and u.status = 'active'`

const OF_SESSION = `
  select json_build_object(${OF_WHOM}, 'session', json_build_object('id', n.id, 'kind', n.kind,
    'factorAt', ${instant('n.factor_at')}, 'expiresAt', ${instant('least(n.expires_at, n.ends_at)')},
    'chosenCompany', n.chosen_company_id, 'lastUsedAt', ${instant('n.last_used_at')})) as identity
  from sessions n join users u on u.id = n.user_id and u.status = 'active'
  where n.id = $1 and n.revoked_at is null`

const OF_KEY = `
  select json_build_object(${OF_WHOM}, 'key', json_build_object('id', a.id, 'name', a.name, 'companyId', a.company_id,
    'expiresAt', ${instant('a.expires_at')}, 'permissions', ${values('api_keys_permissions', 'a.id')})) as identity
  from api_keys a join users u on u.id = a.created_by_id and u.status = 'active'
  where a.key_hash = $1 and a.revoked_at is null`
