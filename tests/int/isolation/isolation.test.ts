import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Route } from '../../../endpoints/define.ts'
import { accounts } from './accounts.ts'
import { insiders, outsiders, thorough, type Actor, type ActorName } from './actors.ts'
import { graphqlProbes } from './graphql.ts'
import { readSchema, type Schema } from './graphql-schema.ts'
import { ofNobody } from './ids.ts'
import { createMatrix, type Matrix } from './matrix.ts'
import { operationsOn, uncovered } from './operations.ts'
import { claimProbes, referenceProbes } from './references.ts'
import { routeSamples } from './route-samples.ts'
import { routeName, routeProbes } from './routes.ts'
import { shapesOn } from './shapes.ts'
import { proveSockets } from './sockets.ts'
import { differences, stateOf, type State } from './state.ts'
import { compareTimes } from './times.ts'
import { proveUnique } from './unique.ts'
import { works } from './works.ts'
import { buildWorld, type World } from './world.ts'

let world: World
let matrix: Matrix
let schema: Schema
let routes: Route[]
let before: State
const notes: string[] = []
const hidden = () => stateOf(world.app.payload, world.a.company, new Set(Object.values(world.a.ids).flat()))

beforeAll(async () => {
  world = await buildWorld()
  matrix = createMatrix(world)
  schema = readSchema(world.app.payload.config)
  routes = (await import('../../../endpoints/index.ts')).routes
  before = await hidden()
})
afterAll(async () => {
  matrix?.report(notes)
  await world?.stop()
})

describe('the matrix covers', () => {
  test('every collection: both companies have a row of it', () => {
    const { collections } = world.app.payload.config
    const empty = ({ ids }: World['a']) =>
      collections.map(({ slug }) => slug).filter((slug) => !ids[slug]?.length && !ofNobody.includes(slug))
    // A collection that is new: give `side.ts` or `internal-rows.ts` a row of it for each company.
    expect([empty(world.a), empty(world.b)]).toEqual([[], []])
  })

  test('every route: Payload’s by an operation, ours by a sample', () => {
    const { collections, endpoints = [] } = world.app.payload.config
    const covered = new Set([...Object.keys(routeSamples), 'GET /companies/populate-tenant-options', 'GET /access'])
    const named = (endpoints || []).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const missing = [...collections.flatMap((one) => uncovered(one, covered)), ...named, ...routes.map(routeName)]
    // A route that is new: give `route-samples.ts` an input of it.
    expect([...new Set(missing)].filter((name) => !covered.has(name))).toEqual([])
  })

  test('every field of the GraphQL schema', () => {
    expect(schema.unknown).toEqual([])
  })
})

const targetsOf = (actor: Actor) =>
  world.app.payload.config.collections.map((collection) => ({ world, matrix, actor, collection }))

/** Every trick that a request knows; before anything that others may repeat. */
const tricksOf = (actor: () => Actor): void => {
  test('shapes of attack', async () => {
    const { token, headers } = actor()
    const probes = []
    for (const target of targetsOf(actor())) {
      const { status } = await world.app.api('GET', `/${target.collection.slug}?limit=1`, { token, headers })
      probes.push(...shapesOn(target, status === 403))
    }
    expect(await matrix.prove(probes)).toEqual([])
  })

  test('references to hidden rows', async () => {
    const target = { world, matrix, actor: actor() }
    expect(await matrix.prove([...referenceProbes(target), ...claimProbes(target)])).toEqual([])
  })
}

/** Where the server is what is tried, not the rules, those with every trick are enough. */
const actorsAmong = (names: readonly ActorName[]): readonly ActorName[] =>
  process.env.ISOLATION_ACTORS === 'few' ? names.filter((name) => thorough.includes(name)) : names

const matrixOf = (names: readonly ActorName[]): void =>
  describe.each(actorsAmong(names))('%s', (name) => {
    const actor = () => world.actors[name]

    test('Payload’s routes', async () => {
      const panel = ['/access', '/companies/populate-tenant-options'].map((path) =>
        matrix.silent({ actor: actor(), call: { method: 'GET', path } }),
      )
      expect(await matrix.prove([...targetsOf(actor()).flatMap(operationsOn), ...panel])).toEqual([])
    })

    test('GraphQL', async () => {
      expect(await matrix.prove(graphqlProbes({ world, matrix, actor: actor(), schema }))).toEqual([])
    })

    if (thorough.includes(name)) tricksOf(actor)

    test('our routes', async () => {
      const kept = routes.filter((route) => !routeSamples[routeName(route)]?.isOwnLogIn)
      const probes = kept.flatMap((route) => routeProbes({ world, matrix, actor: actor(), route }))
      expect(await matrix.prove(probes)).toEqual([])
    })

    test('our routes that end log-ins', async () => {
      const found: string[] = []
      for (const route of routes.filter((one) => routeSamples[routeName(one)]?.isOwnLogIn)) {
        const token = (await actor().again()) ?? actor().token
        found.push(...(await matrix.prove(routeProbes({ world, matrix, actor: { ...actor(), token }, route }))))
      }
      expect(found).toEqual([])
    })
  })

describe('from outside of company A', () => {
  matrixOf(outsiders)

  test('nothing of it has changed', async () => {
    expect(differences(before, await hidden())).toEqual([])
  })
})

describe('from inside of company A', () => {
  matrixOf(insiders)

  test('none of the hidden rows has changed', async () => {
    const changed = differences(before, await hidden())
    // What its members did in their own project names the company, its branches and its gateway, as it has to.
    const rows = new Set(Object.entries(world.a.ids).flatMap(([slug, ids]) => (slug === 'companies' ? [] : ids)))
    expect(changed.filter((row) => isAbout(row, rows))).toEqual([])
  })
})

const isAbout = (row: string, ids: ReadonlySet<string>): boolean =>
  [...row.matchAll(/"(?:id|_?parent_id)": "([\da-f-]{36})"/g)].some(([, id = '']) => ids.has(id))

describe('beside the rows', () => {
  test('sockets: nobody hears of A, and B hears of itself', async () => {
    const { found, combinations, heardByB } = await proveSockets(world)
    matrix.count(combinations, found.length)
    expect(found).toEqual([])
    expect(heardByB.length).toBeGreaterThan(0)
  })

  test('what is unique in A is free in B', async () => {
    const { refused, tried } = await proveUnique(world)
    matrix.count(tried, refused.length)
    expect(refused).toEqual([])
  })

  test('a refusal takes as long for a hidden row as for none (measured, not judged)', async () => {
    notes.push(...(await compareTimes(world)))
    expect(notes.every((note) => /ms/.test(note))).toBe(true)
  })

  works(() => ({ world, routes }))
  accounts(() => world)
})
