import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import type { PermissionCode } from '../../access/permissions.ts'
import { conflict } from '../../platform/errors.ts'

/** Whoever holds both can put right what others do to roles and staff. */
const administering: PermissionCode[] = ['settings.roles.update', 'settings.staff.update']

/** One change of rights at a time in a company: what is compared and counted under the lock stays true. */
export const lockRights = (tx: Tx, company: string): Promise<void> => advisoryLock(tx, 'rights', company)

/**
 * Takes the lock on the company's rights and notes whether somebody administers it, before a change.
 * @see requireAdministrator
 */
export const noteAdministrators = (req: PayloadRequest, company: string): Promise<void> =>
  withTransaction(req, async (tx) => {
    await lockRights(tx, company)
    if ((await countAdministrators(tx, company)) > 0) notesOf(req).add(company)
  })

/**
 * Refuses a change that takes the last administrator from a company that had one. The failure dooms the transaction, so
 * that a bulk change which goes on with other rows keeps nothing either.
 * @throws 409
 */
export const requireAdministrator = (req: PayloadRequest, company: string): Promise<void> =>
  withTransaction(req, async (tx) => {
    if (!notesOf(req).has(company) || (await countAdministrators(tx, company)) > 0) return
    throw conflict(
      'Nobody could manage roles and staff any more: the last administrator stays. Make somebody else administrator first.',
    )
  })

const notesKey = 'administeredCompanies'

const notesOf = ({ context }: PayloadRequest): Set<string> => {
  const notes = (context[notesKey] as Set<string> | undefined) ?? new Set<string>()
  context[notesKey] = notes
  return notes
}

const countAdministrators = async (tx: Tx, company: string): Promise<number> => {
  const [row] = await tx.query<{ count: string }>(ADMINISTRATORS, [company, administering])
  return Number(row?.count)
}

const ADMINISTRATORS = `
  select count(*) from staff s join users u on u.id = s.user_id and u.status = 'active'
  where s.company_id = $1 and s.status = 'active' and s.deleted_at is null and s.project_scope = 'all'
    and (select bool_and(
      not exists (select from staff_denials d where d.parent_id = s.id and d.value = code)
      and (exists (select from staff_grants g where g.parent_id = s.id and g.value = code)
        or exists (select from staff_rels sr join roles r on r.id = sr.roles_id and r.deleted_at is null
                   join roles_permissions rp on rp.parent_id = r.id
                   where sr.parent_id = s.id and sr.path = 'roles' and rp.value = code)))
      from unnest($2::text[]) as code)`
