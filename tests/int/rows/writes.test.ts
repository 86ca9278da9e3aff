import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { formatNames } from 'payload'
import { readQuery } from '../../../src/db/transaction.ts'
import { buildWorld, guardedSlugs, type ActorName, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world?.stop())

type Made = { doc?: { id: string }; errors?: { message: string; path?: string }[] }
type Body = Record<string, unknown>

const call = <Answer = Made>(actor: ActorName, method: string, path: string, body?: Body) =>
  world.app.api<Answer>(method, path, { ...world.actors[actor], body })

/** Every row of company A in the collections with a rule. */
const state = async (): Promise<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const slug of guardedSlugs) {
    const [row] = await readQuery<{ digest: string }>(
      world.app.payload,
      `select count(*) || md5(string_agg(t::text, '' order by t::text)) as digest from ${slug.replaceAll('-', '_')} t where company_id = $1`,
      [world.a],
    )
    found[slug] = row?.digest ?? ''
  }
  return found
}

/** Data of every collection that staff may write, in one project of company A. */
const samples = (project: 'one' | 'two'): Record<string, Body> => {
  const { projects, units, people } = world.rows
  const tag = randomUUID().slice(0, 8)
  const unit = project === 'one' ? units!.empty : units!.two
  const person = project === 'one' ? people!.tenant : people!.otherTenant
  const owner = project === 'one' ? people!.owner : people!.otherOwner
  const company = world.a
  const term = { startDate: '2031-01-01', endDate: '2031-12-31', rentMinor: 100, currency: 'KES' }
  return {
    blocks: { company, name: tag, project: projects![project] },
    units: { company, identifier: tag, kind: 'house', project: projects![project], currency: 'KES' },
    ownerships: { company, unit, person: owner, shareBps: 1, fromDate: '1990-01-01', toDate: '1990-01-02' },
    contracts: { company, unit, person, ...term },
  }
}

const readers: ActorName[] = [
  ...(['owner', 'tenant', 'agent', 'both', 'both in A', 'both in B', 'operator', 'supporter', 'stranger'] as const),
]

describe.each(readers)('%s writes nothing in company A', (actor) => {
  test('over REST and GraphQL, by id, in bulk, and anew', async () => {
    const before = await state()
    for (const slug of guardedSlugs) {
      const { singular } = formatNames(slug)
      for (const id of Object.values(world.rows[slug] ?? {})) {
        const query = `where[id][equals]=${id}`
        const tries = [
          await call(actor, 'PATCH', `/${slug}/${id}`, { deletedAt: null }),
          await call(actor, 'DELETE', `/${slug}/${id}`),
          await call(actor, 'PATCH', `/${slug}?${query}`, { deletedAt: null }),
          await call(actor, 'DELETE', `/${slug}?${query}`),
        ]
        expect([slug, tries.map(({ status, body }) => status >= 500 || Boolean(body?.doc))]).toEqual([
          slug,
          [false, false, false, false],
        ])
        const mutations = [`delete${singular}(id: "${id}") { id }`, `update${singular}(id: "${id}", data: {}) { id }`]
        for (const mutation of mutations) await call(actor, 'POST', '/graphql', { query: `mutation { ${mutation} }` })
      }
      const sample = samples('one')[slug]
      if (sample) expect([slug, (await call(actor, 'POST', `/${slug}`, sample)).status]).not.toEqual([slug, 201])
    }
    expect(await state()).toEqual(before)
  })
})

describe('staff who are limited to a project', () => {
  test('add, change and delete in it', async () => {
    for (const [slug, sample] of Object.entries(samples('one'))) {
      const made = await call('limited', 'POST', `/${slug}`, sample)
      expect([slug, made.status]).toEqual([slug, 201])
      const path = `/${slug}/${made.body.doc?.id}`
      expect([slug, (await call('limited', 'PATCH', path, {})).status]).toEqual([slug, 200])
      expect([slug, (await call('limited', 'DELETE', path)).status]).toEqual([slug, 200])
    }
  })

  test('find nothing to change or delete outside of it', async () => {
    const before = await state()
    const outside = {
      projects: world.rows.projects!.two,
      blocks: world.rows.blocks!.two,
      units: world.rows.units!.two,
      ownerships: world.rows.ownerships!.two,
      contracts: world.rows.contracts!.other,
    }
    for (const [slug, id] of Object.entries(outside)) {
      for (const [method, body] of [['PATCH', {}], ['DELETE']] as const) {
        const real = await call('limited', method, `/${slug}/${id}`, body)
        const none = await call('limited', method, `/${slug}/${randomUUID()}`, body)
        expect([slug, method, real.status, none.status]).toEqual([slug, method, 404, 404])
        expect(real.text.replace(/"requestId".*/, '')).toBe(none.text.replace(/"requestId".*/, ''))
        const bulk = await call<{ docs?: unknown[] }>('limited', method, `/${slug}?where[id][equals]=${id}`, body)
        expect([slug, bulk.body.docs ?? []]).toEqual([slug, []])
      }
    }
    expect(await state()).toEqual(before)
  })

  test('add nothing outside of it: what they refer to does not exist', async () => {
    for (const [slug, sample] of Object.entries(samples('two'))) {
      const field = 'project' in sample ? 'project' : 'unit'
      const real = await call('limited', 'POST', `/${slug}`, sample)
      const none = await call('limited', 'POST', `/${slug}`, { ...sample, [field]: randomUUID() })
      expect([slug, real.status, real.body.errors?.[0]?.path]).toEqual([slug, 400, field])
      expect([slug, real.body.errors]).toEqual([slug, none.body.errors])
    }
    const { contracts } = samples('one')
    const foreign = { ...contracts, person: world.rows.people!.otherTenant }
    expect((await call('limited', 'POST', '/contracts', foreign)).body.errors?.[0]?.path).toBe('person')
    const project = { company: world.a, name: 'New', code: 'NEW' }
    expect((await call('limited', 'POST', '/projects', project)).status).toBe(403)
  })

  test('move nothing out of it or into it', async () => {
    const { units, projects, blocks } = world.rows
    for (const [path, body] of [
      [`/units/${units!.empty}`, { project: projects!.two }],
      [`/units/${units!.empty}`, { block: blocks!.two }],
      [`/blocks/${blocks!.one}`, { project: projects!.two }],
      [`/contracts/${world.rows.contracts!.draft}`, { unit: units!.two }],
    ] as const) {
      const { status, body: answer } = await call('limited', 'PATCH', path, body)
      expect([path, status, answer.errors?.[0]?.path]).toEqual([path, 400, Object.keys(body)[0]])
    }
    const query = `mutation { updateUnit(id: "${units!.empty}", data: { project: "${projects!.two}" }) { id } }`
    expect((await call('limited', 'POST', '/graphql', { query })).status).toBe(400)
    const [row] = await readQuery(world.app.payload, 'select project_id from units where id = $1', [units!.empty])
    expect(row).toEqual({ project_id: projects!.one })
  })

  test('keep sight of a person whom they entered themselves, until he belongs to another project', async () => {
    const { isProjectScoped } = await import('../../../src/access/permissions.ts')
    if (!isProjectScoped('people.people.create')) return
    const made = await call('limited', 'POST', '/people', { company: world.a, name: 'New tenant', isTenant: true })
    const person = made.body.doc?.id ?? ''
    expect([made.status, (await call('limited', 'GET', `/people/${person}`)).status]).toEqual([201, 200])
    const { contracts } = samples('two')
    expect((await call('administrator', 'POST', '/contracts', { ...contracts, person })).status).toBe(201)
    expect((await call('limited', 'GET', `/people/${person}`)).status).toBe(404)
  })
})
