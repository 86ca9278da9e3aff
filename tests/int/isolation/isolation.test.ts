import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { accounts } from './accounts.ts'
import { graphql } from './graphql.ts'
import { readsOf } from './reads.ts'
import { references } from './references.ts'
import { customRoutes } from './routes.ts'
import { samples } from './samples.ts'
import { stateOf } from './compare.ts'
import { buildWorld, type World } from './world.ts'
import { writesOf } from './writes.ts'

let world: World
const current = () => world

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world?.stop())

describe('the walls between companies', () => {
  test('every collection of the config has a row of both companies', () => {
    const empty = (ids: Record<string, string[]>) => Object.entries(ids).filter(([, list]) => list.length === 0)
    // A collection that is new here: give buildWorld a row of it for each company.
    expect([empty(world.a.ids), empty(world.b.ids)]).toEqual([[], []])
  })

  test('every collection that takes rows has a sample', () => {
    const open = world.app.payload.config.collections.filter(
      ({ slug }) => !slug.startsWith('payload-') && slug in samples(world.b),
    )
    expect(open.map(({ slug }) => slug).sort()).toEqual(Object.keys(samples(world.b)).sort())
  })

  const names = [
    'administrator of B',
    'viewer of B',
    'user without a company',
    'suspended staff of A',
    'platform operator',
    'anonymous',
  ]
  describe.each(names.map((name, index) => ({ name, index })))('$name', ({ index }) => {
    const actor = ({ actors }: World) => actors[index]!
    let before: Record<string, string>
    beforeAll(async () => {
      before = await stateOf(world, world.a)
    })
    readsOf(current, actor)
    writesOf(current, actor)
    customRoutes(current, actor)
    test('nothing of A has changed', async () => {
      expect(await stateOf(world, world.a)).toEqual(before)
    })
  })

  describe('references', () => references(current))
  describe('GraphQL', () => graphql(current))
  describe('accounts, preferences and locks', () => accounts(current))
})
