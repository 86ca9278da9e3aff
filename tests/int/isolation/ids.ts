import type { Payload } from 'payload'
import { readQuery } from '../../../src/db/transaction.ts'
import type { Side } from './side.ts'

export type Ids = Record<string, string[]>

const ofUsers = (table: string): string =>
  `select id from ${table} where user_id in (select user_id from staff where company_id = $1)`

/** What belongs to a company although it has no column that says so. */
const byHand: Record<string, string> = {
  companies: 'select id from companies where id = $1',
  users: 'select distinct user_id as id from staff where company_id = $1 and user_id is not null',
  credentials: ofUsers('credentials'),
  challenges: ofUsers('challenges'),
  'totp-factors': ofUsers('totp_factors'),
  'recovery-codes': ofUsers('recovery_codes'),
  'password-resets': ofUsers('password_resets'),
  sessions: ofUsers('sessions'),
  'auth-locks': `select id from auth_locks where key like '%' || $2`,
  'payload-locked-documents': `
    select parent_id as id from payload_locked_documents_rels where users_id in (select user_id from staff where company_id = $1)`,
  'payload-preferences': `
    select parent_id as id from payload_preferences_rels where users_id in (select user_id from staff where company_id = $1)`,
  'payload-kv': `select id from payload_kv where key like '%' || $2`,
}

/** Collections whose rows belong to no company by nature. */
export const ofNobody: readonly string[] = ['payload-migrations']

/** @returns the ids of what a company has in each collection of the running config */
export const idsOf = async (payload: Payload, { company, word }: Pick<Side, 'company' | 'word'>): Promise<Ids> => {
  const ids: Ids = {}
  for (const { slug, flattenedFields } of payload.config.collections) {
    if (ofNobody.includes(slug)) continue
    const isScoped = flattenedFields.some(({ name }) => name === 'company')
    const sql = byHand[slug] ?? (isScoped ? `select id from ${tableOf(slug)} where company_id = $1` : undefined)
    const values = sql?.includes('$2') ? [company, word] : [company]
    const rows = sql ? await readQuery<{ id: string }>(payload, withCompany(sql), values) : []
    ids[slug] = rows.map(({ id }) => id)
  }
  return ids
}

const tableOf = (slug: string): string => slug.replaceAll('-', '_')

// PostgreSQL wants every parameter to be used.
const withCompany = (sql: string): string => (sql.includes('$1') ? sql : `${sql} and $1::uuid is not null`)
