import { randomUUID } from 'node:crypto'
import type { SanitizedCollectionConfig } from 'payload'
import type { Actor } from './actors.ts'
import type { Call, Matrix, Probe } from './matrix.ts'
import { samples } from './samples.ts'
import { documentForm } from './side.ts'
import { hiddenIds } from './secrets.ts'
import type { World } from './world.ts'

export type Target = { world: World; matrix: Matrix; actor: Actor; collection: SanitizedCollectionConfig }

type Operation = (target: Target) => Probe[]

/** The same request for a hidden row of the collection and for none. */
const byId =
  (call: (slug: string, id: string, target: Target) => Call): Operation =>
  (target) => {
    const { world, matrix, actor, collection } = target
    if (knowsRowOf(actor, collection.slug)) return []
    const foreign = [hiddenIds(world, actor, collection.slug)[0] ?? randomUUID()]
    return [matrix.same({ actor, foreign, call: (id = '') => call(collection.slug, id, target) })]
  }

/** A member of A may know his company, though not what is in it. */
export const knowsRowOf = ({ isInside }: Actor, slug: string): boolean => isInside && slug === 'companies'

/** What an operator asks by leave is in the audit log word for word, the ids that he made up included. */
export const readsOwnQuestions = ({ name }: Actor, slug: string): boolean =>
  name === 'operator with leave for B' && slug === 'audit-log'

const get = (path: string): Call => ({ method: 'GET', path })
const patch = (path: string, body: object): Call => ({ method: 'PATCH', path, options: { body } })
const remove = (path: string): Call => ({ method: 'DELETE', path })
const post = (path: string, body: object = {}): Call => ({ method: 'POST', path, options: { body } })

/** What a change may say in any collection. */
const change = { name: 'Taken over' }

const list: Operation = ({ world, matrix, actor, collection: { slug } }) => {
  if (readsOwnQuestions(actor, slug)) return []
  const ids = hiddenIds(world, actor, slug).slice(0, 5)
  const calls = [
    get(`/${slug}?depth=${actor.isThorough ? 3 : 1}&limit=200`),
    get(`/${slug}?trash=true&limit=200&where[id][in]=${ids.join(',')}`),
  ]
  return calls.map((call) => matrix.silent({ actor, call }))
}

const create: Operation = ({ world, matrix, actor, collection }) => {
  const { slug } = collection
  const { a } = world
  const data = samples(a)[slug]?.() ?? { company: a.company, name: 'x' }
  const body = collection.upload ? documentForm(data) : data
  return [
    matrix.silent({
      actor,
      call: { method: 'POST', path: `/${slug}`, options: { body } },
      judge: ({ status, body: answer }) => {
        const made = (answer?.doc as { company?: unknown } | undefined)?.company
        // A view that a user keeps belongs to nobody but him, and takes no company.
        const isTaken = status < 400 && made !== actor.own.companies?.[0] && slug !== 'payload-preferences'
        return isTaken ? 'was taken' : undefined
      },
    }),
  ]
}

const changeMany =
  (method: 'PATCH' | 'DELETE'): Operation =>
  ({ world, matrix, actor, collection: { slug } }) => {
    const [id = randomUUID()] = hiddenIds(world, actor, slug)
    const wheres = [
      `where[id][equals]=${id}`,
      `where[company][equals]=${world.a.company}&where[id][in]=${id}&trash=true`,
    ]
    return wheres.map((where) =>
      matrix.silent({
        actor,
        call: { method, path: `/${slug}?${where}`, options: method === 'PATCH' ? { body: change } : {} },
        judge: ({ body }) => ((body?.docs as unknown[] | undefined)?.length ? 'changed rows' : undefined),
      }),
    )
  }

const file: Operation = ({ world, matrix, actor, collection: { slug } }) => [
  matrix.same({ actor, foreign: world.a.files, call: (name) => get(`/${slug}/file/${name}.png`) }),
]

/** A view that somebody else keeps under the same name. */
const byKey =
  (method: 'GET' | 'POST' | 'DELETE'): Operation =>
  ({ matrix, actor, collection: { slug } }) => [
    matrix.silent({
      actor,
      call: {
        method,
        path: `/${slug}/${method === 'POST' ? 'widths' : 'columns'}`,
        options: method === 'POST' ? { body: { value: 1 } } : {},
      },
    }),
  ]

/** What is tried of Payload's own routes, by the method and path of the endpoint in the config. */
export const operations: Readonly<Record<string, Operation>> = {
  'get /': list,
  'get /count': byId((slug, id) => get(`/${slug}/count?where[id][equals]=${id}`)),
  'get /:id': byId((slug, id) => get(`/${slug}/${id}?depth=2&trash=true`)),
  'post /': create,
  'patch /:id': byId((slug, id) => patch(`/${slug}/${id}`, change)),
  'delete /:id': byId((slug, id) => remove(`/${slug}/${id}`)),
  'patch /': changeMany('PATCH'),
  'delete /': changeMany('DELETE'),
  'post /access/:id?': byId((slug, id) => post(`/${slug}/access/${id}`)),
  'post /:id/duplicate': byId((slug, id) => post(`/${slug}/${id}/duplicate`)),
  'get /versions': byId((slug, id) => get(`/${slug}/versions?where[parent][equals]=${id}`)),
  'get /versions/:id': byId((slug, id) => get(`/${slug}/versions/${id}`)),
  'post /versions/:id': byId((slug, id) => post(`/${slug}/versions/${id}`)),
  'get /file/:filename': file,
  'get /paste-url/:id?': byId((slug, id) => get(`/${slug}/paste-url/${id}?src=https://freehold.test/a.png`)),
  'get /:key': byKey('GET'),
  'post /:key': byKey('POST'),
  'delete /:key': byKey('DELETE'),
}

/** Tried on every collection, whether the config has such a route for it or not. */
const everywhere = [
  'get /',
  'get /count',
  'get /:id',
  'post /',
  'patch /:id',
  'delete /:id',
  'patch /',
  'delete /',
] as const

const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`

const endpointsOf = ({ endpoints }: SanitizedCollectionConfig) => endpoints || []

/** Every operation of a collection for an actor. */
export const operationsOn = (target: Target): Probe[] => {
  const own = endpointsOf(target.collection).map(nameOf)
  const names = new Set<string>([...everywhere, ...own.filter((name) => name in operations)])
  return [...names].flatMap((name) => operations[name]?.(target) ?? [])
}

/** Routes of a collection that nothing tries. @param covered the custom routes that have a sample */
export const uncovered = (collection: SanitizedCollectionConfig, covered: ReadonlySet<string>): string[] =>
  endpointsOf(collection)
    .filter((endpoint) => !(nameOf(endpoint) in operations))
    .map(({ method, path }) => `${method.toUpperCase()} /${collection.slug}${path === '/' ? '' : path}`)
    .filter((name) => !covered.has(name))
