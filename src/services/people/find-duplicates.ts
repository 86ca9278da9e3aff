import type { PayloadRequest } from 'payload'
import { openCompanies } from '../../access/personal-data.ts'
import { sightCondition } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'
import { withTransaction } from '../../db/transaction.ts'
import { type DuplicateReason, duplicateScore, nameLikeness } from '../../domain/duplicates.ts'
import { emailKey, identityKey } from '../../domain/identity.ts'
import { normalisePhone, phoneCountry } from '../../domain/phone.ts'
import { companySettings } from '../companies.ts'
import { identityKeyOf } from './identity-sql.ts'

export type DuplicateQuery = {
  phone?: string
  email?: string
  nationalId?: string
  name?: string
  /** the person that is being edited */
  except?: string
}

export type Candidate = {
  id: string
  name: string
  phone: string | null
  email: string | null
  reasons: DuplicateReason[]
  /** 0 to 100 */
  score: number
}

type Row = Omit<Candidate, 'reasons' | 'score'> & {
  sameId: boolean | null
  samePhone: boolean | null
  sameEmail: boolean | null
  likeness: number
}

const most = 10

/**
 * People of the company who may be the one that is being entered, the surest first. Identity numbers count only for
 * whoever sees them.
 */
export const findDuplicates = async ({
  req,
  company,
  query,
}: {
  req: PayloadRequest
  company: string
  query: DuplicateQuery
}): Promise<{ candidates: Candidate[] }> => {
  const { country } = await companySettings(req.payload, company)
  const isOpen = (await openCompanies(req, 'people.personal-data.view')).includes(company)
  const standing = { ...(await standingOf(req, 'people.people.view')), portals: [] }
  const wanted = {
    phone: normalisePhone({ text: query.phone ?? '', country: phoneCountry(country) }) ?? null,
    email: emailKey(query.email) || null,
    key: (isOpen && identityKey(query.nationalId)) || null,
    name: query.name?.trim() || null,
  }
  if (Object.values(wanted).every((value) => value === null)) return { candidates: [] }
  const values: unknown[] = [
    company,
    wanted.phone,
    wanted.email,
    wanted.key,
    wanted.name,
    query.except ?? null,
    nameLikeness,
    most,
  ]
  const seen = sightCondition(standing, 'people', values)
  if (!seen) return { candidates: [] }
  const rows = await withTransaction(req, async (tx) => {
    // The index answers for this likeness; the default would bring half of the town.
    await tx.query(`select set_config('pg_trgm.similarity_threshold', $1, true)`, [String(nameLikeness)])
    return tx.query<Row>(candidatesSql(seen), values)
  })
  return { candidates: rows.map(toCandidate).sort((a, b) => b.score - a.score) }
}

const toCandidate = ({ sameId, samePhone, sameEmail, likeness, ...person }: Row): Candidate => {
  const reasons: DuplicateReason[] = [
    ...(sameId ? ['nationalId' as const] : []),
    ...(samePhone ? ['phone' as const] : []),
    ...(sameEmail ? ['email' as const] : []),
    ...(likeness >= nameLikeness ? ['name' as const] : []),
  ]
  return { ...person, reasons, score: duplicateScore({ reasons, likeness }) }
}

const candidatesSql = (seen: string): string => `
  select t.id, t.name, t.phone, t.email,
    ${identityKeyOf('t.national_id')} = $4 as "sameId", t.phone = $2 as "samePhone", lower(t.email) = $3 as "sameEmail",
    coalesce(similarity(t.name, $5), 0)::float8 as likeness
  from people t
  where t.company_id = $1 and (${seen}) and t.deleted_at is null and t.erased_at is null and t.id is distinct from $6
    and (t.phone = $2 or lower(t.email) = $3 or ${identityKeyOf('t.national_id')} = $4
         or (t.name % $5 and similarity(t.name, $5) >= $7::float8))
  order by (${identityKeyOf('t.national_id')} = $4) desc nulls last, (t.phone = $2) desc nulls last,
    (lower(t.email) = $3) desc nulls last, similarity(t.name, $5) desc nulls last, t.id
  limit $8`
