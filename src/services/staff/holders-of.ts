import type { PermissionCode } from '../../access/permissions.ts'
import type { Tx } from '../../db/transaction.ts'

export type Holder = { user: string; name: string; email: string }

/** Active members of the staff of a whole company who hold a permission: whom a notice about it reaches. */
export const holdersOf = (tx: Tx, company: string, code: PermissionCode): Promise<Holder[]> =>
  tx.query<Holder>(HOLDERS, [company, code])

const HOLDERS = `
  select u.id as user, u.name, u.email
  from staff s join users u on u.id = s.user_id and u.status = 'active'
  where s.company_id = $1 and s.status = 'active' and s.deleted_at is null and s.project_scope = 'all'
    and not exists (select from staff_denials d where d.parent_id = s.id and d.value = $2)
    and (exists (select from staff_grants g where g.parent_id = s.id and g.value = $2)
      or exists (select from staff_rels sr join roles r on r.id = sr.roles_id and r.deleted_at is null
                 join roles_permissions rp on rp.parent_id = r.id
                 where sr.parent_id = s.id and sr.path = 'roles' and rp.value = $2))
  order by u.email`
