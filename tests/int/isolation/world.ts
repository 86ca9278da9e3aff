import { randomUUID } from 'node:crypto'
import type { CollectionSlug } from 'payload'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { startSimulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { startTestWeb } from '../../helpers/web.ts'

type Ids = Record<string, string[]>
export type Side = { company: string; slug: string; email: (role: string) => string; ids: Ids }
/** `isThorough`: every trick is tried; the others get the plain requests. */
export type Actor = { name: string; token?: string; isThorough?: boolean }
export type World = { app: TestApp; a: Side; b: Side; admin: Actor; actors: Actor[]; stop: () => Promise<void> }

/** Two companies that did the same things, and everybody who must see nothing of the first. */
export const buildWorld = async (): Promise<World> => {
  const simulator = await startSimulator({ port: 0, delayMs: 1, lateMs: 5, retryMs: 20, seed: 'isolation' })
  const app = await startUnlimitedApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  const web = await startTestWeb()
  const idle = async () => {
    await simulator.idle()
    await drain(app.payload)
  }
  const a = await buildSide(app, 'zebrawood', idle)
  const b = await buildSide(app, 'mahogany', idle)
  await web.close()
  await simulator.close()
  const actors = await makeActors(app, a, b)
  return { app, a, b, actors, admin: actors[0]!, stop: app.stop }
}

const buildSide = async (app: TestApp, slug: string, idle: () => Promise<void>): Promise<Side> => {
  const { payload } = app
  const { id: company, email, branch } = await makeCompany(payload, slug)
  const req = await createReq(payload)
  const token = await app.login(email('administrator'), password)
  await payload.create({
    collection: 'positions',
    data: { company, name: `Caretaker ${slug}` },
    overrideAccess: true,
    req,
  })
  await makeGateway(payload, company)
  const { units, project } = await makeProperty(payload, { company, owners: [6_000, 4_000] })
  await payload.update({ collection: 'projects', id: project.id, data: { branch }, overrideAccess: true, req })
  const tenant = await makePerson(payload, {
    company,
    name: `Tenant of ${slug}`,
    isTenant: true,
    phone: '+254712345678',
  })
  const lease = await makeLease(payload, { company, unit: units[0]?.id ?? '', person: tenant.id, depositMinor: 100 })
  await moveLease({ req: await createReq(payload), companies: [company], id: lease.id, to: 'active' })

  await readQuery(payload, 'update people set is_tenant = true, is_owner = true where company_id = $1', [company])
  const key = () => ({ 'idempotency-key': randomUUID() })
  await app.api('POST', '/finance/billing-runs', { token, headers: key(), body: { period: '2026-11' } })
  await idle()
  const [invoice] = await readQuery<{ id: string }>(payload, 'select id from invoices where company_id = $1', [company])
  await app.api('POST', '/finance/charges', { token, headers: key(), body: { invoices: [invoice?.id] } })
  await idle()
  return { company, slug, email, ids: await idsOf(app, { company, project: project.id, slug, token }) }
}

type Own = { company: string; project: string; slug: string; token: string }

/** What a company has in each collection of the config; collections without a company are filled by hand. */
const idsOf = async ({ api, payload }: TestApp, { company, project, slug, token }: Own): Promise<Ids> => {
  const [user] = await readQuery<{ id: string }>(payload, `select id from users where email = $1`, [
    `administrator@${slug}.test`,
  ])
  const req = await createReq(payload)
  const lock = await payload.create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: 'projects', value: project },
      user: { relationTo: 'users', value: user?.id ?? '' },
    },
    overrideAccess: true,
    req,
  })
  await api('POST', '/payload-preferences/table-of-projects', { token, body: { value: { columns: [slug] } } })
  await payload.create({
    collection: 'payload-kv' as CollectionSlug,
    data: { key: `kv-${slug}`, data: {} } as never,
    overrideAccess: true,
    req,
  })
  const byHand: Record<string, [string, unknown[]]> = {
    companies: ['select id from companies where id = $1', [company]],
    users: ['select user_id as id from staff where company_id = $1', [company]],
    'payload-locked-documents': ['select id from payload_locked_documents where id = $1', [lock.id]],
    'payload-preferences': ['select parent_id as id from payload_preferences_rels where users_id = $1', [user?.id]],
    'payload-migrations': ['select id from payload_migrations', []],
    'payload-kv': ['select id from payload_kv where key = $1', [`kv-${slug}`]],
  }
  const ids: Ids = {}
  for (const { slug: collection, flattenedFields } of payload.config.collections) {
    const table = collection.replaceAll('-', '_')
    const scoped = flattenedFields.some(({ name }) => name === 'company')
    const [sql, values] =
      byHand[collection] ??
      (scoped ? [`select id from ${table} where company_id = $1`, [company]] : ['select null where false', []])
    ids[collection] = (await readQuery<{ id: string }>(payload, sql, values)).map(({ id }) => id)
  }
  return ids
}

const makeActors = async (app: TestApp, a: Side, b: Side): Promise<Actor[]> => {
  const { payload, login } = app
  const req = await createReq(payload)
  const suspended = await addStaff({
    req,
    staff: {
      company: a.company,
      name: 'Suspended',
      email: 'suspended@else.test',
      password,
      roles: [a.ids.roles?.[0] ?? ''],
    },
  })
  await payload.update({
    collection: 'staff',
    id: suspended.staff,
    data: { status: 'suspended' },
    overrideAccess: true,
    req: await createReq(payload),
  })
  for (const [email, isOperator] of [
    ['nobody@else.test', false],
    ['operator@else.test', true],
  ] as const) {
    await payload.create({
      collection: 'users',
      data: { name: email, email, password, isOperator },
      overrideAccess: true,
      req: await createReq(payload),
    })
  }
  return [
    { name: 'administrator of B', isThorough: true, token: await login(b.email('administrator'), password) },
    { name: 'viewer of B', token: await login(b.email('viewer'), password) },
    { name: 'user without a company', token: await login('nobody@else.test', password) },
    { name: 'suspended staff of A', token: await login('suspended@else.test', password) },
    { name: 'platform operator', token: await login('operator@else.test', password) },
    { name: 'anonymous' },
  ]
}
