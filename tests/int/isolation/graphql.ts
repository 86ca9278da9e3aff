import { randomUUID } from 'node:crypto'
import { isObjectType } from 'graphql'
import type { Actor } from './actors.ts'
import { selectionOf, type Root, type Schema } from './graphql-schema.ts'
import type { Call, Matrix, Probe } from './matrix.ts'
import { knowsRowOf, readsOwnQuestions } from './operations.ts'
import { samples } from './samples.ts'
import { hiddenIds } from './secrets.ts'
import type { World } from './world.ts'

type Target = { world: World; matrix: Matrix; actor: Actor; schema: Schema }

const atOnce = 10

const ask = (query: string, variables?: object): Call => ({
  method: 'POST',
  path: '/graphql',
  options: { body: { query, ...(variables && { variables }) } },
})

const inGroups = <Item>(items: readonly Item[], size = atOnce): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/** Every root field of the schema: by id, as a list, as a count, as a change; several in each request. */
export const graphqlProbes = (target: Target): Probe[] => [
  ...Object.values(graphqlReads(target)).flat(),
  ...byId(target, 'mutation'),
  ...creations(target),
  ...general(target),
]

/** The ways to read. */
export const graphqlReads = (target: Target): Record<'byId' | 'filtered' | 'lists', Probe[]> => ({
  byId: byId(target, 'query'),
  filtered: filtered(target),
  lists: lists(target),
})

const idsFor = ({ world, actor }: Target, roots: readonly Root[]): [Root, string][] =>
  roots.flatMap((root) => {
    const [id] = hiddenIds(world, actor, root.slug)
    return id && !knowsRowOf(actor, root.slug) ? [[root, id] as [Root, string]] : []
  })

const byId = (target: Target, kind: Root['kind']): Probe[] => {
  const { matrix, actor, schema } = target
  const roots = schema.roots.filter((root) => root.kind === kind && root.takesId)
  // What refuses the whole request is asked alone.
  const groups = [roots.filter(({ what }) => what !== 'access'), roots.filter(({ what }) => what === 'access')]
  return groups.flatMap((group) =>
    inGroups(idsFor(target, group)).map((asked) =>
      matrix.same({
        actor,
        weight: asked.length,
        foreign: asked.map(([, id]) => id),
        call: (...ids) =>
          ask(`${kind} { ${asked.map(([root], index) => fieldById(root, ids[index] ?? '')).join(' ')} }`),
      }),
    ),
  )
}

const fieldById = ({ name, dataType, what }: Root, id: string): string =>
  `${name}(id: "${id}"${dataType ? ', data: {}' : ''}) { ${what === 'access' ? '__typename' : 'id'} }`

const filtered = (target: Target): Probe[] => {
  const { matrix, actor, schema } = target
  const roots = schema.roots.filter(({ what }) => what === 'find' || what === 'count')
  return inGroups(idsFor(target, roots)).map((asked) =>
    matrix.same({
      actor,
      weight: asked.length,
      foreign: asked.map(([, id]) => id),
      call: (...ids) => {
        const fields = asked.map(([{ name, what }], index) => {
          const where = `(where: { OR: [{ id: { equals: "${ids[index]}" } }] }, trash: true)`
          return `${name}${where} { totalDocs ${what === 'find' ? 'docs { id }' : ''} }`
        })
        return ask(`{ ${fields.join(' ')} }`)
      },
    }),
  )
}

/** Whole lists with all that they hold, where the actor tries everything; else their ids. */
const lists = ({ matrix, actor, schema }: Target): Probe[] => {
  const roots = schema.roots.filter(({ what, slug }) => what === 'find' && !readsOwnQuestions(actor, slug))
  if (!actor.isThorough)
    return inGroups(roots).map((group) => ({
      ...matrix.silent({
        actor,
        call: ask(`{ ${group.map(({ name }) => `${name}(limit: 20) { totalDocs docs { id } }`).join(' ')} }`),
      }),
      weight: group.length,
    }))
  return roots.flatMap(({ name }) => {
    const type = schema.schema.getQueryType()?.getFields()[name]?.type
    const page = schema.schema.getType(String(type).replace('!', ''))
    const docs = isObjectType(page) ? String(page.getFields().docs?.type).replaceAll(/[[\]!]/g, '') : ''
    const row = schema.schema.getType(docs)
    const selection = isObjectType(row) ? selectionOf(row, 1, schema.hidden) : 'id'
    return [matrix.silent({ actor, call: ask(`{ ${name}(limit: 50) { totalDocs docs { ${selection} } } }`) })]
  })
}

const creations = ({ world, matrix, actor, schema }: Target): Probe[] =>
  schema.roots
    .filter(({ what }) => what === 'create')
    .map(({ name, slug, dataType }) =>
      matrix.silent({
        actor,
        call: ask(`mutation ($data: ${dataType}!) { ${name}(data: $data) { id } }`, {
          data: samples(world.a)[slug]?.() ?? {},
        }),
        judge: ({ body }) => {
          const made = (body?.data as Record<string, unknown> | null | undefined)?.[name]
          return made && slug !== 'payload-preferences' ? 'was taken' : undefined
        },
      }),
    )

/** What is asked about no collection, and the forms that a query can take. */
const general = ({ world, matrix, actor }: Target): Probe[] => {
  const { a } = world
  const [unit = ''] = a.ids.units ?? []
  const rows = (ids: string[]) => ids.map((id, index) => `a${index}: Unit(id: "${id}") { id identifier }`).join(' ')
  const forms: ((id: string) => Call)[] = [
    (id) => ask(`{ one: Unit(id: "${id}") { id } two: Unit(id: "${id}") { identifier } }`),
    (id) => ask(`{ ...F } fragment F on Query { Unit(id: "${id}") { ...G } } fragment G on Unit { id identifier }`),
    (id) => ask('query ($id: String!) { Unit(id: $id) { id project { id name company { id } } } }', { id }),
    (id) => ask(`{ Unit(id: "${id}") @include(if: true) { id } }`),
    (id) =>
      ask(`{ Units(where: { id: { equals: "${id}" } }, draft: true, pagination: false, limit: 1) { docs { id } } }`),
    (id) => ask(`{ Units(where: { AND: [{ OR: [{ id: { in: ["${id}"] } }] }] }, sort: "-company") { totalDocs } }`),
    (id) =>
      ask(
        `{ Unit(id: "${id}") { project { units { docs { project { units { docs { project { units { docs { id } } } } } } } } } } }`,
      ),
    (id) => ask(`{ Unit(id: "${id}") { ...F } } fragment F on Unit { project { units { docs { ...F } } } }`),
    (id) => ask(`{ ${rows(Array.from({ length: 31 }, () => id))} }`),
    (id) => ({ ...ask(''), options: { body: [{ query: `{ Unit(id: "${id}") { id } }` }] } }),
    (id) => ({ method: 'GET', path: `/graphql?query=${encodeURIComponent(`{ Unit(id: "${id}") { id } }`)}` }),
    (id) => ({
      ...ask(`{ Unit(id: "${id}") { id } }`),
      options: { body: { query: `{ Unit(id: "${id}") { id } }` }, headers: { cookie: `payload-tenant=${a.company}` } },
    }),
  ]
  const plain = ['{ Access { __typename } }']
  return [
    ...plain.map((query) => matrix.silent({ actor, call: ask(query) })),
    ...forms.map((form) => matrix.same({ actor, foreign: [unit], call: (id = randomUUID()) => form(id) })),
  ]
}
