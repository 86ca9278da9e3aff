import { randomUUID } from 'node:crypto'
import { readQuery } from '../../../src/db/transaction.ts'
import type { ApiAnswer, ApiOptions } from '../../helpers/api.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { password } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type Bench = Awaited<ReturnType<typeof makeBench>>
export type Refusal = { errors?: { message: string; code: string; path?: string }[]; requestId?: string }

/** A company, its administrator, and a count of every row of every table. */
export const makeBench = async () => {
  const app = await startUnlimitedApp()
  const company = await makeStaffedCompany(app, 'acacia')
  const token = await app.login(company.email('administrator'), password)
  const ids = {
    projects: [company.project],
    blocks: [company.block],
    units: [company.unit],
    people: [company.person],
    branches: [company.branch],
    positions: [company.position],
    roles: Object.values(company.roles),
    users: [] as string[],
    services: [] as string[],
    'expense-categories': [] as string[],
  }
  const send = (method: string, path: string, options: ApiOptions = {}): Promise<ApiAnswer<Refusal>> =>
    app.api<Refusal>(method, path, {
      token,
      ...options,
      headers: { 'idempotency-key': randomUUID(), ...options.headers },
    })
  const service = { company: company.company, name: 'Garbage', pricing: 'fixed', basePriceMinor: 100, currency: 'KES' }
  const { body } = await app.api<{ doc: { id: string } }>('POST', '/services', { token, body: service })
  ids.services.push(body.doc.id)
  const category = { company: company.company, name: 'Paint' }
  const { body: made } = await app.api<{ doc: { id: string } }>('POST', '/expense-categories', {
    token,
    body: category,
  })
  ids['expense-categories'].push(made.doc.id)
  await readQuery(app.payload, 'update people set is_vendor = true where company_id = $1', [company.company])
  return { app, company, token, ids, send, rows: () => countRows(app) }
}

const countRows = async ({ payload }: TestApp): Promise<Record<string, number>> => {
  const [row] = await readQuery<{ counts: Record<string, number> }>(payload, COUNTS)
  return row?.counts ?? {}
}

// query_to_xml counts every table by one statement, whatever tables there are.
const COUNTS = `
  select json_object_agg(c.relname, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', 'public', c.relname), false, true, '')))[1]::text::int) as counts
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'users_sessions'`

const internals =
  /\b(select|insert into|update|delete from)\b.+\b(from|set|values|where)\b|drizzle|node_modules|\bat .+:\d+:\d+|relation ".+"|column ".+"|syntax error|invalid input syntax|violates|pg_|postgres/i

/** What is wrong with a refusal: its status, its shape, its path, or what it tells. Empty when it is as it should be. */
export const faultOf = (
  { status, body, text }: ApiAnswer<Refusal>,
  { path, statuses = [400], sent = '' }: { path?: string | RegExp; statuses?: number[]; sent?: string },
): string => {
  const errors = body?.errors ?? []
  if (!statuses.includes(status)) return `status ${status}: ${text.slice(0, 200)}`
  if (errors.length === 0 || !body.requestId || errors.some(({ message, code }) => !message || !code))
    return `shape: ${text.slice(0, 200)}`
  if (internals.test(sent ? text.replaceAll(sent, '') : text)) return `tells too much: ${text.slice(0, 300)}`
  if (path === undefined) return ''
  const isNamed = errors.some((error) => (typeof path === 'string' ? error.path === path : path.test(error.path ?? '')))
  return isNamed ? '' : `path: ${JSON.stringify(errors.map((error) => error.path))} instead of ${String(path)}`
}
