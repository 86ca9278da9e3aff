import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { ApiAnswer, ApiOptions } from '../../helpers/api.ts'
import type { Actor, ActorName } from './actors.ts'
import { leaksOf, printOf, secretsFor, type Secrets } from './secrets.ts'
import type { World } from './world.ts'

export type Call = { method: string; path: string; options?: ApiOptions }

/** One combination of the matrix, or as many as one request asks for at once. @returns what was found, if anything */
export type Probe = { weight: number; run: () => Promise<string[]> }

type Same = {
  actor: Actor
  /** ids of hidden rows; each is replaced by a random one for the second request */
  foreign: readonly string[]
  call: (...ids: string[]) => Call
  weight?: number
  /** The audit log of the actor's own company repeats what was asked. */
  isRecorded?: boolean
  /** A place that takes nothing from outside may pass over what is put there. */
  mayIgnore?: boolean
}

type Silent = {
  actor: Actor
  call: Call
  /** what is wrong with an answer that tells nothing */
  judge?: (answer: ApiAnswer<{ [name: string]: unknown }>) => string | undefined
}

export type Matrix = {
  /** A request for a hidden row and one for a row that nobody has: the answers must be the same, and tell nothing. */
  same: (probe: Same) => Probe
  /** A request whose answer must tell nothing. */
  silent: (probe: Silent) => Probe
  /** Runs probes, eight at a time. @returns one line for each leak */
  prove: (probes: readonly Probe[]) => Promise<string[]>
  /** Adds what was proven without a request. */
  count: (combinations: number, leaks: number) => void
  /** Writes down for `npm run test:isolation` how many combinations there were. */
  report: (notes: readonly string[]) => void
}

const atOnce = 8
const tries = 3

export const createMatrix = (world: World): Matrix => {
  const { api } = world.app
  const secrets = new Map<ActorName, Secrets>(
    Object.values(world.actors).map((actor) => [actor.name, secretsFor(world, actor)]),
  )
  const known = new Set(Object.values(world.actors).flatMap(({ own }) => Object.values(own).flat()))
  const recorded = new Set<string>()
  const slugs = new Map(Object.entries(world.a.ids).flatMap(([slug, ids]) => ids.map((id) => [id, slug] as const)))
  let combinations = 0
  let leaks = 0

  const ask = async ({ token, headers }: Actor, { method, path, options }: Call) =>
    api<{ [name: string]: unknown }>(method, path, {
      token,
      ...options,
      headers: { ...headers, ...options?.headers },
    })

  const wrongIn = (actor: Actor, call: Call, answer: ApiAnswer<unknown>): string[] => {
    const isAudit = /audit-?log/i.test(`${call.path} ${JSON.stringify(call.options?.body ?? '')}`)
    const told = leaksOf(secrets.get(actor.name)!, call, answer).filter((secret) => !isAudit || !recorded.has(secret))
    const failed = answer.status >= 500 ? [`answered ${answer.status}`] : []
    return [...told.slice(0, 3).map((secret) => `tells ${slugs.get(secret) ?? ''} ${secret}`), ...failed].map((what) =>
      line(actor, call, what, answer.text),
    )
  }

  const same = ({ actor, foreign, call, weight = 1, isRecorded, mayIgnore }: Same): Probe => ({
    weight,
    run: async () => {
      if (isRecorded) for (const id of foreign) recorded.add(id)
      for (let attempt = 1; ; attempt += 1) {
        const made = foreign.map(() => randomUUID())
        const [forReal, forNothing] = [call(...foreign), call(...made)]
        const real = await ask(actor, forReal)
        const random = await ask(actor, forNothing)
        const wrong = wrongIn(actor, forReal, real)
        if (wrong.length > 0) return wrong
        const [one, other] = [printOf(real, foreign, known), printOf(random, made, known)]
        if (one === other || (mayIgnore && isIgnored(real, foreign) && isIgnored(random, made))) return []
        // Another probe may have changed a row of the actor's own in between.
        if (attempt === tries) return [line(actor, forReal, one, other)]
      }
    },
  })

  const silent = ({ actor, call, judge }: Silent): Probe => ({
    weight: 1,
    run: async () => {
      const answer = await ask(actor, call)
      const wrong = wrongIn(actor, call, answer)
      const judged = wrong.length > 0 ? undefined : judge?.(answer)
      return judged ? [line(actor, call, judged, answer.text)] : wrong
    },
  })

  const prove = async (probes: readonly Probe[]): Promise<string[]> => {
    const found: string[] = []
    const rest = [...probes]
    const work = async (): Promise<void> => {
      for (let probe = rest.shift(); probe; probe = rest.shift()) {
        found.push(...(await probe.run()))
        combinations += probe.weight
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    leaks += found.length
    return [...new Set(found)].sort()
  }

  const report = (notes: readonly string[]): void => {
    const path = process.env.ISOLATION_REPORT
    if (path) writeFileSync(path, JSON.stringify({ combinations, leaks, notes }))
  }

  const count = (more: number, found: number): void => {
    combinations += more
    leaks += found
  }

  return { same, silent, prove, count, report }
}

const isIgnored = ({ status, text }: ApiAnswer<unknown>, asked: readonly string[]): boolean =>
  status < 300 && !asked.some((id) => text.includes(id))

const line = (actor: Actor, { method, path, options }: Call, ...parts: string[]): string => {
  const body = typeof options?.body === 'object' ? JSON.stringify(options.body) : ''
  const said = [`${method} ${path.slice(0, 300)}`, body.slice(0, 400), ...parts.map((part) => part.slice(0, 400))]
  return [actor.name, ...said.filter(Boolean)].join('  |  ')
}
