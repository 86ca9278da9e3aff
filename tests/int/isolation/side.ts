import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import { sealAudit } from '../../../src/services/audit/seal-audit.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty } from '../../helpers/factories.ts'
import { writeMoneyRows } from '../../helpers/money-rows.ts'
import { writePropertyRows } from '../../helpers/property-rows.ts'
import { tokenOf } from '../rows/people.ts'
import { idsOf, type Ids } from './ids.ts'
import { makeInternalRows, makePayloadRows } from './internal-rows.ts'

/** A company: its names, the people who work in it, and the ids of its rows by collection. */
export type Side = {
  company: string
  slug: string
  /** stands in the name of every row that has one, and nowhere else */
  word: string
  email: (role: string) => string
  roles: Record<string, string>
  users: Record<string, string>
  ids: Ids
  /** names of stored files, without their extension `.png` */
  files: string[]
}

type Recipe = { app: TestApp; slug: string; word: string; idle: () => Promise<void> }

/** A company that did everything once: every collection of the config has a row of it. */
export const buildSide = async ({ app, slug, word, idle }: Recipe): Promise<Side> => {
  const { payload } = app
  const { id: company, email, branch, roles } = await makeCompany(payload, slug)
  const users = await usersOf(payload, company)
  const token = await tokenOf(payload, users.administrator ?? '')
  const data = { company, name: 'Caretaker', defaultRoles: [roles.viewer ?? ''] }
  await payload.create({ collection: 'positions', data, overrideAccess: true, req: await createReq(payload) })
  await makeGateway(payload, company)
  const part = await buildPart(payload, { company, branch, word })
  await name(payload, company, word)
  const side = { company, slug, word, email, roles, users }
  await makePayloadRows({ app, side, token, project: part.project })
  await makeInternalRows(payload, side)
  await fileDocument({ app, token, company, word, part })
  await settings({ app, token, word, role: roles.viewer ?? '' })
  await bill(app, token, idle)
  await charge(app, token, company, idle)
  await sealAudit({ payload, company })
  const ids = await idsOf(payload, side)
  // Actions on staff are tried on somebody who is none of the actors.
  const [invited] = await readQuery<{ id: string }>(payload, INVITED, [company])
  ids.staff?.sort((one, other) => Number(other === invited?.id) - Number(one === invited?.id))
  return { ...side, ids, files: await filesOf(payload, company) }
}

export type Part = { project: string; unit: string; owner: string; tenant: string; lease: string }

/** A project with a house that is owned and let, and everything that stands on it. */
export const buildPart = async (
  payload: Payload,
  {
    company,
    branch,
    word,
    phone = '+254712345678',
  }: { company: string; branch?: string; word: string; phone?: string },
): Promise<Part> => {
  const { units, project, owners } = await makeProperty(payload, { company, owners: [6_000, 4_000] })
  const req = await createReq(payload)
  if (branch)
    await payload.update({ collection: 'projects', id: project.id, data: { branch }, overrideAccess: true, req })
  const tenant = await makePerson(payload, { company, name: 'Tenant', isTenant: true, phone })
  const unit = units[0]?.id ?? ''
  const lease = await makeLease(payload, { company, unit, person: tenant.id, depositMinor: 100 })
  await moveLease({ req: await createReq(payload), companies: [company], id: lease.id, to: 'active' })
  const part = { project: project.id, unit, owner: owners[0]?.id ?? '', tenant: tenant.id, lease: lease.id }
  const place = { ...part, company, contract: lease.id, word }
  await writePropertyRows(payload, place)
  await writeMoneyRows(payload, place)
  return part
}

/** Bills a month; leases that it has billed already are left out. */
export const bill = async ({ api }: TestApp, token: string, idle: () => Promise<void>): Promise<void> => {
  const headers = { 'idempotency-key': randomUUID() }
  const { status, text } = await api('POST', '/finance/billing-runs', { token, headers, body: { period: '2026-11' } })
  if (status !== 202) throw new Error(`The billing run answered ${status}: ${text}`)
  await idle()
}

/** Asks for the payment of every invoice that nobody was asked for yet. */
export const charge = async (
  { api, payload }: TestApp,
  token: string,
  company: string,
  idle: () => Promise<void>,
): Promise<void> => {
  const sql = `select id from invoices where company_id = $1 and paid_minor = 0 and status = 'issued'`
  for (const { id } of await readQuery<{ id: string }>(payload, sql, [company])) {
    const headers = { 'idempotency-key': `charge-${id}` }
    const { status, text } = await api('POST', '/finance/charges', { token, headers, body: { invoices: [id] } })
    if (status !== 201) throw new Error(`The charge answered ${status}: ${text}`)
    await idle()
  }
}

type File = { app: TestApp; token: string; company: string; word: string; part: Part }

/** A document of a lease, its unit and its tenant. */
export const fileDocument = async ({ app, token, company, word, part }: File): Promise<void> => {
  const fields = { company, name: `Contract ${word}`, kind: 'contract', person: part.tenant, contract: part.lease }
  const { status, text } = await app.api('POST', '/documents', { token, body: documentForm(fields) })
  if (status !== 201) throw new Error(`The upload answered ${status}: ${text}`)
}

/** A small file with its fields, as the panel sends it. */
export const documentForm = (fields: object): FormData => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  form.set('file', new Blob([onePixel], { type: 'image/png' }), 'contract.png')
  return form
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Settings = { app: TestApp; token: string; word: string; role: string }

const settings = async ({ app: { api }, token, word, role }: Settings): Promise<void> => {
  const wanted: [string, object][] = [
    ['/staff/invite', { name: `Invited ${word}`, email: `invited@${word}.test`, roles: [role] }],
    ['/api-keys/create', { name: `Books of ${word}`, permissions: ['property.units.view'] }],
    ['/blocked-ips', { cidr: `198.51.100.${word.length}`, reason: `Found by ${word}` }],
    ['/support-grants', { operator: `helper@${word}.test`, hours: 1, reason: `Asked by ${word}` }],
  ]
  for (const [path, body] of wanted) {
    const { status, text } = await api('POST', path, { token, body })
    if (status !== 201) throw new Error(`${path} answered ${status}: ${text}`)
  }
}

const INVITED = `select id from staff where company_id = $1 and status = 'invited'`

const filesOf = async (payload: Payload, company: string): Promise<string[]> => {
  const sql = `
    select split_part(filename, '.', 1) as name from documents where company_id = $1
    union all select split_part(filename, '.', 1) from media where company_id = $1`
  return (await readQuery<{ name: string }>(payload, sql, [company])).map((row) => row.name)
}

const usersOf = async (payload: Payload, company: string): Promise<Record<string, string>> => {
  const rows = await readQuery<{ role: string; id: string }>(
    payload,
    `select split_part(u.email, '@', 1) as role, u.id from staff s join users u on u.id = s.user_id where s.company_id = $1`,
    [company],
  )
  return Object.fromEntries(rows.map(({ role, id }) => [role, id]))
}

const named = ['projects', 'blocks', 'people', 'positions', 'branches', 'roles', 'gateway_accounts', 'staff']

/** Puts the company's word into every name, so that an answer that tells one is known by it. */
const name = async (payload: Payload, company: string, word: string): Promise<void> => {
  const sql = (table: string, column: string, where: string) =>
    readQuery(payload, `update ${table} set ${column} = ${column} || ' ' || $2 where ${where}`, [company, word])
  for (const table of named) await sql(table, 'name', 'company_id = $1')
  await sql('units', 'identifier', 'company_id = $1')
  await sql('users', 'name', 'id in (select user_id from staff where company_id = $1)')
  await readQuery(payload, 'update people set is_tenant = true, is_owner = true where company_id = $1', [company])
}
