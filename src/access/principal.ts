import type { PayloadRequest } from 'payload'
import { readPrepared } from '../db/read-prepared.ts'
import { txOf } from '../db/transaction.ts'
import type { PermissionCode } from './permissions.ts'

export type Membership = { companyId: string; staffId: string; permissions: ReadonlySet<PermissionCode> }
export type Principal = { userId: string; memberships: Membership[] }

const MEMBERSHIPS = `
  select s.id as staff_id, s.company_id,
         coalesce(json_agg(distinct rp.value) filter (where rp.value is not null), '[]') as permissions
  from staff s
  join companies c on c.id = s.company_id and c.status = 'active'
  left join staff_rels sr on sr.parent_id = s.id and sr.path = 'roles'
  left join roles r on r.id = sr.roles_id and r.company_id = s.company_id and r.deleted_at is null
  left join roles_permissions rp on rp.parent_id = r.id
  where s.user_id = $1 and s.status = 'active' and s.deleted_at is null
  group by s.id, s.company_id`

/**
 * Who asks: the user and, for each company where the user is active staff, what he may do there.
 * Read once per request and kept on `req.context`, so that a change of role counts from the next request on.
 * @returns undefined for an anonymous request
 */
export const getPrincipal = (req: PayloadRequest): Promise<Principal | undefined> => {
  const user = req.user
  if (!user) return Promise.resolve(undefined)
  const cached = req.context.principal as { userId: string; promise: Promise<Principal> } | undefined
  if (cached?.userId === user.id) return cached.promise
  const promise = loadPrincipal(req, String(user.id))
  req.context.principal = { userId: user.id, promise }
  return promise
}

type Row = { staff_id: string; company_id: string; permissions: PermissionCode[] }

const loadPrincipal = async (req: PayloadRequest, userId: string): Promise<Principal> => {
  const rows = req.transactionID
    ? await (await txOf(req)).query<Row>(MEMBERSHIPS, [userId])
    : await readPrepared<Row>(req.payload, { name: 'memberships', text: MEMBERSHIPS, values: [userId] })
  const memberships = rows.map((row) => ({
    companyId: row.company_id,
    staffId: row.staff_id,
    permissions: new Set(row.permissions),
  }))
  return { userId, memberships }
}
