import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { rowRules } from '../../../src/access/row-rules/rules.ts'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { startSimulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import { grantSupport } from '../../../src/services/platform/grant-support.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty, password } from '../../helpers/factories.ts'
import { type MoneyRows, writeMoneyRows } from '../../helpers/money-rows.ts'
import { writePropertyRows, type PropertyRows } from '../../helpers/property-rows.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { startTestWeb } from '../../helpers/web.ts'
import { linkPortal, makeOperator, makePortal, makeStaff, tokenOf } from './people.ts'

export type Actor = { token: string; headers?: Record<string, string> }
export type ActorName =
  | 'administrator'
  | 'limited'
  | 'owner'
  | 'tenant'
  | 'agent'
  | 'both'
  | 'both in A'
  | 'both in B'
  | 'operator'
  | 'supporter'
  | 'stranger'

/** Rows of company A by name, and all ids of both companies by collection. */
export type Rows = Record<string, Record<string, string>>
export type World = {
  app: TestApp
  a: string
  b: string
  rows: Rows
  all: (company: string, slug: string) => Promise<string[]>
  actors: Record<ActorName, Actor>
  users: Record<string, string>
  stop: () => Promise<void>
}

export const guardedSlugs = Object.keys(rowRules).filter((slug) => slug !== 'companies')

/** Company A with two projects, and everybody who sees a part of it; company B, where one of the tenants works. */
export const buildWorld = async (): Promise<World> => {
  const simulator = await startSimulator({ port: 0, delayMs: 1, lateMs: 5, retryMs: 20, seed: 'rows' })
  const app = await startUnlimitedApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  const web = await startTestWeb()
  const { payload } = app
  const a = await makeCompany(payload, 'acacia')
  const b = await makeCompany(payload, 'baobab')
  await makeProperty(payload, { company: b.id, owners: [10_000] })
  const rows = await buildRows(payload, a.id)
  const token = await app.login(a.email('administrator'), password)
  const key = () => ({ 'idempotency-key': randomUUID() })
  const idle = async () => {
    await simulator.idle()
    await drain(payload)
  }
  await app.api('POST', '/finance/billing-runs', { token, headers: key(), body: { period: '2026-11' } })
  await idle()
  for (const invoice of await idsOf(payload, 'select id from invoices where company_id = $1', [a.id])) {
    await app.api('POST', '/finance/charges', { token, headers: key(), body: { invoices: [invoice] } })
    await idle()
  }
  await web.close()
  await simulator.close()

  const users = await buildUsers(payload, rows, { a, b })
  const actor = async (user: string | undefined, headers?: Actor['headers']): Promise<Actor> => ({
    token: await tokenOf(payload, user ?? ''),
    headers,
  })
  return {
    app,
    a: a.id,
    b: b.id,
    rows: await nameMoney(payload, rows, a.id),
    users,
    all: (company, slug) =>
      idsOf(payload, `select id from ${slug.replaceAll('-', '_')} where company_id = $1`, [company]),
    actors: {
      administrator: { token },
      limited: await actor(users.limited),
      owner: await actor(users.owner),
      tenant: await actor(users.tenant),
      agent: await actor(users.agent),
      both: await actor(users.both),
      'both in A': await actor(users.both, { 'x-company': a.id }),
      'both in B': await actor(users.both, { 'x-company': b.id }),
      operator: await actor(users.operator),
      supporter: await actor(users.supporter),
      stranger: { token: await app.login(b.email('administrator'), password) },
    },
    stop: app.stop,
  }
}

const idsOf = async (payload: Payload, sql: string, values: unknown[]): Promise<string[]> =>
  (await readQuery<{ id: string }>(payload, sql, values)).map(({ id }) => id)

/** Two projects, three units, their owners and tenants; a lease of the past owner's time, and a draft. */
const buildRows = async (payload: Payload, company: string): Promise<Rows> => {
  const one = await makeProperty(payload, { company, units: 2, owners: [10_000] })
  const two = await makeProperty(payload, { company, units: 1, owners: [10_000] })
  await makeGateway(payload, company)
  const person = (name: string, phone?: string) =>
    makePerson(payload, { company, name, phone, isTenant: true }).then(({ id }) => id)
  const people = {
    owner: one.owners[0]!.id,
    otherOwner: two.owners[0]!.id,
    tenant: await person('Tenant', '+254712345678'),
    otherTenant: await person('Other tenant', '+254712345679'),
    agent: await person('Agent'),
    nobody: await person('Prospect'),
  }
  const [u1, u2, u3] = [...one.units, ...two.units].map(({ id }) => id) as [string, string, string]
  const lease = async (unit: string, tenant: string, isActive = true, startDate = '2026-01-01') => {
    const { id } = await makeLease(payload, { company, unit, person: tenant, startDate, depositMinor: 100 })
    if (isActive) await moveLease({ req: await createReq(payload), companies: [company], id, to: 'active' })
    return id
  }
  const past = {
    company,
    unit: u3,
    person: people.owner,
    shareBps: 10_000,
    fromDate: '2010-01-01',
    toDate: '2019-12-31',
  }
  const req = await createReq(payload)
  const formerly = await payload.create({ collection: 'ownerships', data: past, overrideAccess: true, req })
  const contracts = {
    tenant: await lease(u1, people.tenant),
    other: await lease(u3, people.otherTenant),
    draft: await lease(u2, people.tenant, false, '2027-01-01'),
  }
  const owned = await readQuery<{ id: string; unit: string }>(
    payload,
    'select id, unit_id as unit from ownerships where company_id = $1 and id <> $2 and project_ownership_id is null',
    [company, formerly.id],
  )
  const property = await buildProperty(payload, company, [
    { project: one.project.id, unit: u1, contract: contracts.tenant, tenant: people.tenant, owner: people.owner },
    {
      project: two.project.id,
      unit: u3,
      contract: contracts.other,
      tenant: people.otherTenant,
      owner: people.otherOwner,
    },
  ])
  const ownershipOf = (unit: string) => owned.find((row) => row.unit === unit)!.id
  return {
    projects: { one: one.project.id, two: two.project.id },
    ...property,
    blocks: { one: one.block.id, two: two.block.id, ...property.blocks },
    units: { one: u1, empty: u2, two: u3 },
    ownerships: {
      ...{ one: ownershipOf(u1), empty: ownershipOf(u2), two: ownershipOf(u3), past: formerly.id },
      ...(await ownedWhole(payload, company, one.project.id)),
    },
    people,
    contracts,
    documents: await buildDocuments(payload, company, people, contracts.tenant),
  }
}

/** The rows that units carry of owners of their whole project. */
const ownedWhole = async (payload: Payload, company: string, one: string): Promise<Rows[string]> => {
  const rows = await readQuery<{ id: string; project: string }>(
    payload,
    `select o.id, u.project_id as project from ownerships o join units u on u.id = o.unit_id
     where o.company_id = $1 and o.project_ownership_id is not null`,
    [company],
  )
  return Object.fromEntries(
    rows.map(({ id, project }, index) => [`whole ${project === one ? 'one' : 'two'} ${index}`, id]),
  )
}

type Named = PropertyRows & MoneyRows

/** What stands on the units of the two tenants, by collection. */
const buildProperty = async (
  payload: Payload,
  company: string,
  places: Omit<Parameters<typeof writePropertyRows>[1], 'company'>[],
): Promise<Rows> => {
  const [one, two] = (await Promise.all(
    places.map(async (place) => ({
      ...(await writePropertyRows(payload, { company, ...place })),
      ...(await writeMoneyRows(payload, { company, ...place })),
    })),
  )) as [Named, Named]
  const rows: Rows = {}
  for (const slug of Object.keys(one)) rows[slug] = { one: one[slug]!, two: two[slug]! }
  const { internalComment, basement, hiddenNote, draftPayout, draftPayoutLine, ...named } = rows
  for (const [slug, hidden] of Object.entries({
    'credit-notes': hiddenNote,
    payouts: draftPayout,
    'payout-lines': draftPayoutLine,
  }))
    named[slug] = { ...named[slug], 'hidden one': hidden!.one!, 'hidden two': hidden!.two! }
  named['maintenance-comments'] = {
    ...named['maintenance-comments'],
    'internal one': internalComment!.one!,
    'internal two': internalComment!.two!,
  }
  return { ...named, blocks: { 'basement one': basement!.one!, 'basement two': basement!.two! } }
}

const buildDocuments = async (payload: Payload, company: string, people: Rows[string], contract: string) => {
  const insert = async (kind: string, person: string | null, lease: string | null): Promise<string> => {
    const [id] = await idsOf(
      payload,
      `insert into documents (company_id, name, kind, person_id, contract_id, filename, mime_type, filesize)
       values ($1, 'File', $2, $3, $4, gen_random_uuid() || '.pdf', 'application/pdf', 1000) returning id`,
      [company, kind, person, lease],
    )
    return id!
  }
  return {
    identity: await insert('identity', people.tenant!, null),
    lease: await insert('contract', null, contract),
    internal: await insert('other', null, contract),
    other: await insert('identity', people.otherTenant!, null),
  }
}

/** What the billing run and the payments made, by the payer that it belongs to. */
const nameMoney = async (payload: Payload, rows: Rows, company: string): Promise<Rows> => {
  const { tenant, otherTenant } = rows.people!
  const of = async (slug: string, person: string) => {
    const table = slug.replaceAll('-', '_')
    const isPart = slug === 'invoice-lines' || slug === 'allocations'
    const [from, filter] = isPart
      ? [`${table} t join invoices i on i.id = t.invoice_id`, 'i.person_id']
      : [`${table} t`, 't.person_id']
    return idsOf(payload, `select t.id from ${from} where t.company_id = $1 and ${filter} = $2 order by t.id`, [
      company,
      person,
    ])
  }
  const named: Rows = {}
  for (const slug of ['invoices', 'invoice-lines', 'payments', 'allocations', 'payment-intents']) {
    const [mine, others] = [await of(slug, tenant!), await of(slug, otherTenant!)]
    named[slug] = Object.fromEntries([
      ...mine.map((id, index) => [`tenant ${index}`, id]),
      ...others.map((id, index) => [`other ${index}`, id]),
    ])
  }
  return { ...rows, ...named }
}

type Companies = Record<'a' | 'b', Awaited<ReturnType<typeof makeCompany>>>

const buildUsers = async (payload: Payload, { people, projects }: Rows, { a, b }: Companies) => {
  const { owner, tenant, otherTenant, agent } = people!
  const limited = { company: a.id, email: 'limited@rows.test', role: a.roles['property-manager']! }
  const both = await makeStaff(payload, { company: b.id, email: 'both@rows.test', role: b.roles.viewer! })
  await linkPortal(payload, otherTenant!, both)
  const supporter = await makeOperator(payload, 'supporter@rows.test')
  const grant = { company: a.id, operator: 'supporter@rows.test', hours: 1, reason: 'A test' }
  await grantSupport({ req: await createReq(payload), ...grant })
  return {
    limited: await makeStaff(payload, { ...limited, projects: [projects!.one!] }),
    owner: await makePortal(payload, owner!, 'owner@rows.test'),
    tenant: await makePortal(payload, tenant!, 'tenant@rows.test'),
    agent: await makePortal(payload, agent!, 'agent@rows.test'),
    both,
    operator: await makeOperator(payload, 'operator@rows.test'),
    supporter,
  }
}
