import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { normaliseEmail } from '../auth/find-account.ts'
import type { PortalKind } from './invitation.ts'
import { issueInvitation, type IssuedInvitation } from './issue-invitation.ts'

type InvitePerson = { req: PayloadRequest; companies: string[]; person: string; kind: PortalKind; email?: string }

type PersonRow = {
  company_id: string
  company_name: string
  name: string
  email: string | null
  user_id: string | null
  is_owner: boolean | null
  is_tenant: boolean | null
  is_agent: boolean | null
}

/**
 * Invites an owner, a tenant or an agent to see his own rows. What he sees follows from them, not from the invitation.
 * @throws 404 outside the companies, 400 without an address or in a part that he has not, 409 when he has a log-in
 */
export const invitePerson = ({ req, companies, person, kind, email }: InvitePerson): Promise<IssuedInvitation> =>
  withTransaction(req, async (tx) => {
    const row = await lockPerson(tx, person, companies)
    if (row.user_id) throw conflict(`${row.name} has a log-in already.`, { path: 'person' })
    if (!row[`is_${kind}`]) throw validationError(`${row.name} is not marked as ${kind}.`, 'kind')
    const address = email ?? row.email
    if (!address) throw validationError(`${row.name} has no e-mail address: name one.`, 'email')
    const { company_id, company_name, name } = row
    return issueInvitation(tx, req, {
      company_id,
      company_name,
      kind,
      name,
      email: normaliseEmail(address),
      person_id: person,
    })
  })

const lockPerson = async (tx: Tx, id: string, companies: string[]): Promise<PersonRow> => {
  const [row] = await tx.query<PersonRow>(
    `select p.company_id, c.name as company_name, p.name, p.email, p.user_id, p.is_owner, p.is_tenant, p.is_agent
     from people p join companies c on c.id = p.company_id
     where p.id = $1 and p.company_id = any($2::uuid[]) and p.deleted_at is null for update of p`,
    [id, companies],
  )
  if (!row) throw notFound()
  return row
}
