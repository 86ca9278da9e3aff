import type { PermissionCode } from '../../access/permissions.ts'
import type { Tx } from '../../db/transaction.ts'

export type LeaseReader = {
  email: string
  name: string
  /** null: of the whole company */
  projects: string[] | null
}

const code: PermissionCode = 'contracts.leases.view'

/** The staff of a company who may see its leases, with the projects that they are limited to. */
export const staffWhoSeeLeases = (tx: Pick<Tx, 'query'>, company: string): Promise<LeaseReader[]> =>
  tx.query<LeaseReader>(READERS, [company, code])

const READERS = `
  select u.email, s.name,
         case when s.project_scope = 'assigned' then array(
           select sr.projects_id from staff_rels sr where sr.parent_id = s.id and sr.path = 'projects') end as projects
  from staff s join users u on u.id = s.user_id and u.status = 'active'
  where s.company_id = $1 and s.status = 'active' and s.deleted_at is null
    and not exists (select from staff_denials d where d.parent_id = s.id and d.value = $2)
    and (exists (select from staff_grants g where g.parent_id = s.id and g.value = $2)
      or exists (select from staff_rels sr join roles r on r.id = sr.roles_id and r.deleted_at is null
                 join roles_permissions rp on rp.parent_id = r.id
                 where sr.parent_id = s.id and sr.path = 'roles' and rp.value = $2))
  order by u.email`
