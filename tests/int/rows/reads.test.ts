import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { formatNames } from 'payload'
import { expectedIds } from './expected.ts'
import { buildWorld, guardedSlugs, type ActorName, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world?.stop())

const actors: ActorName[] = [
  ...(['administrator', 'limited', 'owner', 'tenant', 'agent', 'both', 'both in A', 'both in B'] as const),
  ...(['operator', 'supporter', 'stranger'] as const),
]
type List = { docs?: { id: string }[]; totalDocs?: number }

const ask = async <Body>(actor: ActorName, path: string) => world.app.api<Body>('GET', path, world.actors[actor])

const graphql = async <Data>(actor: ActorName, query: string) =>
  world.app.api<{ data?: Data | null }>('POST', '/graphql', { ...world.actors[actor], body: { query } })

/** The names of a collection in the schema: `Invoice`, `Invoices`, `countInvoices`. */
const typesOf = (slug: string) => {
  const { singular: one, plural } = formatNames(slug)
  const many = one === plural ? `all${one}` : plural
  return { one, many, count: `count${many}` }
}

test('the world has rows in every collection with a rule, in sight and out of sight', async () => {
  for (const slug of guardedSlugs) {
    const [total, limited, tenant] = [
      (await world.all(world.a, slug)).length,
      (await expectedIds(world, 'limited', slug)).length,
      (await expectedIds(world, 'tenant', slug)).length,
    ]
    // The catalogue of services is everybody's who works there.
    const isHidden = slug === 'services' || limited < total
    expect([slug, total > 1, isHidden, tenant < total]).toEqual([slug, true, true, true])
  }
})

describe.each(actors)('%s', (actor) => {
  test('lists and counts exactly his rows, over REST', async () => {
    for (const slug of guardedSlugs) {
      const wanted = await expectedIds(world, actor, slug)
      const list = await ask<List>(actor, `/${slug}?limit=200&sort=id&trash=true`)
      const counted = await ask<List>(actor, `/${slug}/count`)
      // Nobody may list what he has no ground to see at all: that is told, and tells of no row.
      const isClosed = wanted.length === 0 && list.status === 403
      expect([slug, isClosed ? [] : (list.body.docs ?? []).map(({ id }) => id).sort()]).toEqual([slug, wanted])
      expect([slug, isClosed ? 0 : list.body.totalDocs]).toEqual([slug, wanted.length])
      expect([slug, counted.status === 403 && isClosed ? 0 : counted.body.totalDocs]).toEqual([slug, wanted.length])
    }
  })

  test('lists and counts exactly his rows, over GraphQL', async () => {
    for (const slug of guardedSlugs) {
      const { many, count } = typesOf(slug)
      const wanted = await expectedIds(world, actor, slug)
      const list = await graphql<Record<string, List>>(actor, `{ ${many}(limit: 200) { totalDocs docs { id } } }`)
      const counted = await graphql<Record<string, List>>(actor, `{ ${count} { totalDocs } }`)
      expect([slug, (list.body.data?.[many]?.docs ?? []).map(({ id }) => id).sort()]).toEqual([slug, wanted])
      expect([slug, list.body.data?.[many]?.totalDocs ?? 0]).toEqual([slug, wanted.length])
      expect([slug, counted.body.data?.[count]?.totalDocs ?? 0]).toEqual([slug, wanted.length])
    }
  })

  test('reads his rows by id and no other', async () => {
    for (const slug of guardedSlugs) {
      const { one } = typesOf(slug)
      const wanted = await expectedIds(world, actor, slug)
      for (const id of Object.values(world.rows[slug] ?? {})) {
        const rest = await ask(actor, `/${slug}/${id}?trash=true`)
        const graph = await graphql<Record<string, { id: string } | null>>(actor, `{ ${one}(id: "${id}") { id } }`)
        const seen = wanted.includes(id)
        expect([slug, id, rest.status === 200, Boolean(graph.body.data?.[one]?.id)]).toEqual([slug, id, seen, seen])
        if (!seen) expect([slug, [403, 404].includes(rest.status)]).toEqual([slug, true])
      }
    }
  })

  test('sees through joins and populated relations only what is his', async () => {
    for (const slug of guardedSlugs) {
      const list = await ask(actor, `/${slug}?limit=200&depth=2`)
      const found = new Map<string, Set<string>>()
      for (const other of guardedSlugs) found.set(other, new Set(await world.all(world.a, other)))
      const wanted = new Map<string, string[]>()
      for (const other of guardedSlugs) wanted.set(other, await expectedIds(world, actor, other))
      const leaks = populated(list.body).flatMap(({ id }) =>
        [...found].flatMap(([other, ids]) =>
          ids.has(id) && !wanted.get(other)?.includes(id) ? [`${other} ${id}`] : [],
        ),
      )
      expect([slug, leaks]).toEqual([slug, []])
    }
  })
})

/** Every object with an id anywhere in an answer. A bare id of a row that is not shown may stand in a relation. */
const populated = (value: unknown): { id: string }[] => {
  if (Array.isArray(value)) return value.flatMap(populated)
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(populated)
  return 'id' in value && typeof value.id === 'string' && Object.keys(value).length > 1
    ? [{ id: value.id }, ...inner]
    : inner
}
