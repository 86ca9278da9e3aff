import type { PayloadRequest } from 'payload'
import { openCompanies } from '../../access/personal-data.ts'
import { sightCondition } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import type { Verification } from '../../domain/identity.ts'
import { pageOf, type Paging } from '../paging.ts'

export const personRoles = ['tenant', 'owner', 'buyer', 'agent', 'vendor'] as const
export type PersonRole = (typeof personRoles)[number]

type Search = Paging & { req: PayloadRequest; q: string; role?: PersonRole }

export type FoundPerson = {
  id: string
  company: string
  name: string
  kind: string
  phone: string | null
  email: string | null
  /** null for whoever may not see personal data */
  nationalId: string | null
  roles: PersonRole[]
  verification: Verification
}

/**
 * Looks for people by a part of name, phone, e-mail or identity number, the best hits first: what is equal before what
 * begins so, words that begin so before the rest. Identity numbers are looked into only where the caller sees them.
 */
export const searchPeople = async ({ req, q, role, page, limit }: Search) => {
  const values: unknown[] = []
  const add = (value: unknown): string => `$${values.push(value)}`
  const standing = { ...(await standingOf(req, 'people.people.view')), portals: [] }
  const seen = sightCondition(standing, 'people', values)
  if (!seen) return pageOf<FoundPerson>({ docs: [], totalDocs: 0, page, limit })
  const open = add(await openCompanies(req, 'people.personal-data.view'))
  const hits = conditionsOf({ q, open: `t.company_id = any(${open}::uuid[])`, add })
  const text = `
    select t.id, t.company_id as company, t.name, t.kind, t.phone, t.email, t.verification,
      case when t.company_id = any(${open}::uuid[]) then t.national_id end as "nationalId",
      array_remove(array[${personRoles.map((name) => `case when t.is_${name} then '${name}' end`).join(', ')}], null) as roles,
      count(*) over () as total
    from people t
    where (${seen}) and t.deleted_at is null ${role ? `and t.is_${role}` : ''} and (${hits.where.join(' or ')})
    order by ${hits.rank}, lower(t.name), t.id
    limit ${add(limit)} offset ${add((page - 1) * limit)}`
  const rows = await readQuery<FoundPerson & { total: string }>(req.payload, text, values)
  const docs = rows.map(({ total: _total, ...doc }) => doc)
  return pageOf({ docs, totalDocs: Number(rows[0]?.total ?? 0), page, limit })
}

/** Below three letters the index knows how words begin, nothing else. */
const shortest = 3
const mostWords = 5

type Terms = { q: string; open: string; add: (value: unknown) => string }

const conditionsOf = ({ q, open, add }: Terms): { where: string[]; rank: string } => {
  const text = q.trim()
  const whole = add(text.toLowerCase())
  const begins = add(`${escaped(text)}%`)
  const words = text.split(/\s+/).slice(0, mostWords)
  const beginsWord = (word: string): string => {
    const [first, later] = [add(`${escaped(word)}%`), add(`% ${escaped(word)}%`)]
    return `(t.name ilike ${first} or t.name ilike ${later})`
  }
  const inName = words.map((word) =>
    word.length < shortest ? beginsWord(word) : `t.name ilike ${add(`%${escaped(word)}%`)}`,
  )
  const digits = /^[+\d\s().-]+$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^0+/, '') : ''
  const where = [
    inName.join(' and '),
    ...(digits.length >= shortest ? [`t.phone like ${add(`%${digits}%`)}`] : []),
    ...(words.length > 1 ? [] : [emailHit(text, add)]),
    ...(text.length < shortest ? [] : [`(${open} and t.national_id ilike ${add(`%${escaped(text)}%`)})`]),
  ]
  const rank = `
    case when lower(t.name) = ${whole} or lower(t.email) = ${whole} or t.phone = '+' || ${add(digits)}
           or (${open} and lower(t.national_id) = ${whole}) then 0
         when t.name ilike ${begins} then 1
         when t.name ilike ${add(`% ${escaped(text)}%`)} then 2 else 3 end`
  return { where, rank }
}

const emailHit = (text: string, add: Terms['add']): string =>
  `t.email ilike ${add(text.length < shortest ? `${escaped(text)}%` : `%${escaped(text)}%`)}`

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
