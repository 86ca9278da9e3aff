import { randomUUID } from 'node:crypto'
import { readQuery } from '../../../src/db/transaction.ts'
import { samples } from './samples.ts'
import type { World } from './world.ts'

/** Fields that are unique in a company, and in a project of it. */
const names = {
  projects: 'code',
  branches: 'code',
  positions: 'name',
  roles: 'key',
  blocks: 'name',
  units: 'identifier',
  people: 'phone',
  'blocked-ips': 'cidr',
  staff: 'email',
} as const

/**
 * What is taken in A is free in B: otherwise a refusal would tell that it is there.
 * @returns what was refused, and how many values were tried
 */
export const proveUnique = async ({ app, a, b, actors }: World): Promise<{ refused: string[]; tried: number }> => {
  const token = await actors['administrator of B'].again()
  const refused: string[] = []
  const ask = async (what: string, path: string, body: object, headers?: Record<string, string>) => {
    const { status, text } = await app.api('POST', path, { token, body, headers })
    if (status >= 300) refused.push(`${what}: ${status} ${text}`)
  }
  for (const [slug, field] of Object.entries(names)) {
    const column = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const sql = `select ${column} as value from ${slug.replaceAll('-', '_')} where company_id = $1 and ${column} is not null`
    const taken = await readQuery<{ value: string }>(app.payload, `${sql} order by created_at desc`, [a.company])
    const own = await readQuery<{ value: string }>(app.payload, sql, [b.company])
    // What both companies have by themselves is no proof either way.
    const free = taken.find(({ value }) => !own.some((row) => row.value === value))?.value
    const value = free ?? (await makeInA(app.payload, a.company, slug, column))
    await ask(`${slug}.${field} ${value}`, `/${slug}`, {
      ...samples({ ids: b.ids, company: b.company })[slug]?.(),
      [field]: value,
    })
  }
  const email = `invited@${a.word}.test`
  await ask(`staff e-mail ${email}`, '/staff/invite', { name: 'Also here', email, roles: [b.roles.viewer] })
  // A key that A has used answers as a new one.
  const [key] = await readQuery<{ key: string }>(
    app.payload,
    'select idempotency_key as key from payment_intents where company_id = $1',
    [a.company],
  )
  const body = { invoices: b.ids.invoices?.slice(0, 1) }
  const headers = { 'idempotency-key': key?.key ?? '' }
  const used = await app.api('POST', '/finance/charges', { token, body, headers })
  const fresh = await app.api('POST', '/finance/charges', { token, body, headers: { 'idempotency-key': randomUUID() } })
  if (used.status !== fresh.status) refused.push(`idempotency key of A: ${used.text} instead of ${fresh.text}`)
  return { refused, tried: Object.keys(names).length + 2 }
}

const makeInA = async (
  payload: World['app']['payload'],
  company: string,
  slug: string,
  column: string,
): Promise<string> => {
  const value = slug === 'blocked-ips' ? '192.0.2.77' : `only-a-${column}`
  const sql = `update ${slug.replaceAll('-', '_')} set ${column} = $2 where id = (select id from ${slug.replaceAll('-', '_')} where company_id = $1 limit 1)`
  await readQuery(payload, sql, [company, value])
  return value
}
