import { randomUUID } from 'node:crypto'
import { readQuery } from '../../../src/db/transaction.ts'
import type { ApiAnswer, ApiOptions } from '../../helpers/api.ts'
import type { Side, World } from './world.ts'

export type Call = { method: string; path: string; options?: ApiOptions }

/** The texts that only company A has: its ids and its name, less what the caller sent himself. */
const secretsOf = ({ ids, company, slug }: Side): string[] => [
  company,
  slug,
  ...Object.entries(ids).flatMap(([name, list]) => (name === 'payload-migrations' ? [] : list)),
]

/** What an answer tells of company A that the request did not say. */
export const leaksOf = (side: Side, { path, options }: Call, { text }: ApiAnswer<unknown>): string[] => {
  const sent = `${path} ${JSON.stringify(options ?? {})}`
  return secretsOf(side).filter((secret) => text.includes(secret) && !sent.includes(secret))
}

type Row = unknown[]

/** One line for each finding, so that a failure can be read. */
export const lines = (found: Row[]): string[] => [
  ...new Set(
    found.map((row) =>
      row
        .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
        .join('  |  ')
        .slice(0, 500),
    ),
  ),
]

/** Status and body without what differs from call to call: the request id, and the id that was asked for. */
const fingerprint = ({ status, text }: ApiAnswer<unknown>, id: string): string =>
  `${status} ${(id ? text.replaceAll(id, '<id>') : text).replace(/"requestId":"[^"]*"/, '').replaceAll(/"(updatedAt|createdAt|iat|exp)":[^,}]*/g, '')}`

/** Asks with an id of company A and with one that nobody has. @returns both answers, which must be the same */
export const askBoth = async ({ app }: World, foreign: string, call: (id: string) => Call) => {
  const answers = []
  for (const id of [foreign, randomUUID()]) {
    const { method, path, options } = call(id)
    const answer = await app.api(method, path, options)
    answers.push({ status: answer.status, print: fingerprint(answer, id), answer, call: { method, path, options } })
  }
  const [real, random] = answers as [(typeof answers)[0], (typeof answers)[0]]
  return { real, random }
}

/** A digest of every table's rows of a company; log-in sessions change all the time and are left out. */
export const stateOf = async ({ app: { payload } }: World, { company, ids }: Side): Promise<Record<string, string>> => {
  const tables = await readQuery<{ table: string; scoped: boolean }>(payload, TABLES)
  const state: Record<string, string> = {}
  for (const { table, scoped } of tables) {
    const where = scoped ? 'company_id = $1' : "t::text like '%' || $1 || '%'"
    const [row] = await readQuery<{ digest: string | null }>(
      payload,
      `select count(*) || md5(string_agg(t::text, '' order by t::text)) as digest from "${table}" t where ${where}`,
      [company],
    )
    state[table] = row?.digest ?? ''
  }
  const [users] = await readQuery<{ digest: string }>(
    payload,
    `select string_agg(id || email || name || hash || is_operator || coalesce(lock_until::text, ''), ',' order by id) as digest from users where id = any($1::uuid[])`,
    [ids.users],
  )
  return { ...state, users: users?.digest ?? '' }
}

const TABLES = `
  select c.relname as table, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id') as scoped
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('users', 'users_sessions') order by 1`
