import type { PayloadRequest } from 'payload'
import { openCompanies } from '../../access/personal-data.ts'
import { readQuery } from '../../db/transaction.ts'
import type { DuplicateReason } from '../../domain/duplicates.ts'
import { pageOf, type Paging } from '../paging.ts'
import { identityKeyOf } from './identity-sql.ts'

export type GroupMember = {
  id: string
  name: string
  kind: string
  phone: string | null
  email: string | null
  nationalId: string | null
  verification: string
  hasLogIn: boolean
  createdAt: string
  leases: number
  units: number
  invoices: number
}

export type DuplicateGroup = { reasons: DuplicateReason[]; people: GroupMember[] }

type Query = Paging & { req: PayloadRequest; company: string }

/** Of a group only so many people are shown: a phone that a whole office shares is no duplicate. */
const shownMembers = 10

/** People of a company who share a phone, an address or an identity number, page by page. */
export const duplicateGroups = async ({ req, company, page, limit }: Query) => {
  const isOpen = (await openCompanies(req, 'people.personal-data.view')).includes(company)
  const groups = await readQuery<{ ids: string[]; reasons: DuplicateReason[]; total: string }>(req.payload, GROUPS, [
    company,
    isOpen,
    limit,
    (page - 1) * limit,
  ])
  const ids = [...new Set(groups.flatMap((group) => group.ids.slice(0, shownMembers)))]
  const people = await readQuery<GroupMember>(req.payload, MEMBERS, [ids, isOpen])
  const known = new Map(people.map((person) => [person.id, person]))
  const docs: DuplicateGroup[] = groups.map(({ ids: members, reasons }) => ({
    reasons,
    people: members.slice(0, shownMembers).flatMap((id) => known.get(id) ?? []),
  }))
  return pageOf({ docs, totalDocs: Number(groups[0]?.total ?? 0), page, limit })
}

const LIVE = 'company_id = $1 and deleted_at is null and erased_at is null'

const GROUPS = `
  with keyed as (
    select id, created_at, 'phone' as reason, phone as key from people where ${LIVE} and phone is not null
    union all
    select id, created_at, 'email', lower(email) from people where ${LIVE} and email is not null
    union all
    select id, created_at, 'nationalId', ${identityKeyOf('national_id')} from people
    where ${LIVE} and $2 and national_id is not null and ${identityKeyOf('national_id')} <> ''
  ), shared as (
    select reason, key, array_agg(id order by created_at, id) as ids from keyed group by reason, key having count(*) > 1
  ), groups as (
    select ids, array_agg(distinct reason) as reasons from shared group by ids
  )
  select ids, reasons, count(*) over () as total from groups
  order by cardinality(reasons) desc, 'nationalId' = any(reasons) desc, ids
  limit $3 offset $4`

const MEMBERS = `
  select p.id, p.name, p.kind, p.phone, p.email, case when $2 then p.national_id end as "nationalId", p.verification,
    p.user_id is not null as "hasLogIn", p.created_at as "createdAt",
    (select count(*)::int from contracts c where c.person_id = p.id and c.deleted_at is null) as leases,
    (select count(*)::int from ownerships o where o.person_id = p.id) as units,
    (select count(*)::int from invoices i where i.person_id = p.id) as invoices
  from people p where p.id = any($1::uuid[])`
