import { randomUUID } from 'node:crypto'
import type { Route } from '../../../endpoints/define.ts'
import type { Actor } from './actors.ts'
import type { Call, Matrix, Probe } from './matrix.ts'
import { routeSamples, type Row, type RouteInput, type RouteSample } from './route-samples.ts'
import { hiddenIds } from './secrets.ts'
import type { World } from './world.ts'

export type RouteTarget = { world: World; matrix: Matrix; actor: Actor; route: Route }

export const routeName = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`

/** A request of a route with rows of these ids. */
export const callOf = ({ method, path }: Route, { params = {}, query, body }: RouteInput): Call => {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  return {
    method: method.toUpperCase(),
    path: query ? `${filled}?${new URLSearchParams(query)}` : filled,
    options: { headers: { 'idempotency-key': randomUUID() }, ...(method !== 'get' && body !== undefined && { body }) },
  }
}

/** Everything that a route takes, with a hidden row in one place at a time; then what the request wears. */
export const routeProbes = (target: RouteTarget): Probe[] => {
  const sample = routeSamples[routeName(target.route)]
  if (!sample || mayActOn(target.actor, target.route)) return []
  const slots = slotsOf(sample)
  return [
    ...slots.flatMap((slug, at) => hiddenAt(target, sample, { slug, at })),
    ...otherKinds(target, sample, slots),
    ...disguised(target, sample, slots),
  ]
}

/** Operators see that a company is there, and open and close it; what is in it they do not see. */
const mayActOn = ({ name }: Actor, { path }: Route): boolean =>
  path.startsWith('/platform/') && ['platform operator', 'operator with leave for B'].includes(name)

/** The collections of the rows that a route takes, in their order. */
const slotsOf = ({ input }: RouteSample): string[] => {
  const slots: string[] = []
  input((slug) => {
    slots.push(slug)
    return ''
  })
  return slots
}

/** The ids for a sample in the order in which it asks for them. */
const inOrder = (ids: readonly (string | undefined)[]): Row => {
  const rest = [...ids]
  return () => rest.shift() ?? randomUUID()
}

const knows = ({ isInside }: Actor, slug: string): boolean => isInside && slug === 'companies'

type Slot = { slug: string; at: number }

const hiddenAt = ({ world, matrix, actor, route }: RouteTarget, sample: RouteSample, { slug, at }: Slot): Probe[] => {
  const [id] = hiddenIds(world, actor, slug)
  if (!id || knows(actor, slug)) return []
  const own = slotsOf(sample).map((each) => actor.own[each]?.[0])
  const call = (value = ''): Call => callOf(route, sample.input(inOrder(own.with(at, value))))
  return [matrix.same({ actor, foreign: [id], call, isRecorded: sample.isRecorded })]
}

/** Ids of rows of another kind in the address: of a company, of a log-in, of a party, of a house. */
const otherKinds = ({ world, matrix, actor, route }: RouteTarget, sample: RouteSample, slots: string[]): Probe[] => {
  if (!actor.isThorough || !route.path.includes(':')) return []
  return ['companies', 'users', 'people', 'units'].flatMap((slug) => {
    const [id] = hiddenIds(world, actor, slug)
    if (!id || slug === slots[0] || knows(actor, slug)) return []
    const call = (value = ''): Call => callOf(route, sample.input(inOrder([value])))
    return [matrix.same({ actor, foreign: [id], call, isRecorded: sample.isRecorded })]
  })
}

/** With the header, the cookie or the address of company A, and its rows: as with those of a company that nobody has. */
const disguised = ({ world, matrix, actor, route }: RouteTarget, sample: RouteSample, slots: string[]): Probe[] => {
  if (actor.isInside) return []
  const { a } = world
  // What is public reads no company from its caller.
  const isPublic = route.permission === 'public' && slots.length === 0
  const foreign = [a.company, ...slots.map((slug) => a.ids[slug]?.[0] ?? '')]
  const dresses: ((company: string) => Record<string, string>)[] = [
    (company) => ({ 'x-company': company }),
    (company) => ({ cookie: `payload-tenant=${company}` }),
    ...(actor.isThorough
      ? [(company: string) => ({ 'x-forwarded-for': '203.0.113.9', 'x-user-id': company, 'x-tenant': company })]
      : []),
  ]
  return (isPublic ? dresses.slice(0, 1) : dresses).map((dress) => {
    const call = (company = '', ...ids: string[]): Call => {
      const made = callOf(route, sample.input(inOrder(ids)))
      return { ...made, options: { ...made.options, headers: { ...made.options?.headers, ...dress(company) } } }
    }
    return sample.isRandom
      ? matrix.silent({ actor, call: call(...foreign) })
      : matrix.same({ actor, foreign, call, isRecorded: sample.isRecorded })
  })
}
