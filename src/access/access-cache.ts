import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { listenOn, type Listener } from '../db/listen.ts'
import { readQuery } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import type { Identity } from './identify.ts'

/** What changed, as the triggers of the database tell it: `user:<id>`, `company:<id>`, `session:<id>:<user>`, `key:<id>`, `blocks`. */
export type AccessChange = { kind: 'user' | 'company' | 'session' | 'key' | 'blocks'; id: string; user?: string }

const channel = 'freehold_access'
const maxAgeMs = 60_000
const settleMs = 1_000

const entries = new LRUCache<string, Identity>({ max: 10_000, ttl: maxAgeMs })
const listeners = new Set<(change: AccessChange) => void>()
const waiting = new Map<string, () => void>()
let generation = 0
let listener: Listener | undefined

/**
 * Keeps identities in this process for as long as it hears of changes: the database notifies every process in the
 * moment of a commit. Without the connection nothing is kept, so a stale right never outlives it.
 */
export const startAccessCache = ({ databaseUrl }: { databaseUrl: string }): { stop: () => Promise<void> } => {
  const own = listenOn({ databaseUrl, channel, name: 'freehold-access', onMessage: hear, onConnection: clearAccess })
  listener = own
  return {
    stop: async () => {
      if (listener === own) listener = undefined
      clearAccess()
      await own.stop()
    },
  }
}

/** Tells of every change of rights, log-ins and blocked addresses. @returns the way to stop hearing */
export const onAccessChange = (heard: (change: AccessChange) => void): (() => void) => {
  listeners.add(heard)
  return () => void listeners.delete(heard)
}

/** What is known of a credential, or what `load` reads; a change that came in meanwhile is not kept over. */
export const cachedIdentity = async (
  key: string,
  load: () => Promise<Identity | undefined>,
): Promise<Identity | undefined> => {
  if (!listener?.isConnected()) return load()
  const known = entries.get(key)
  if (known) {
    if (known.validUntil > now().getTime()) return known
    entries.delete(key)
  }
  const before = generation
  const identity = await load()
  if (identity && before === generation) entries.set(key, identity)
  return identity
}

/**
 * Waits until this process has heard every change that was committed before the call, so that the next request that it
 * serves sees them. Returns at once where nothing is kept.
 */
export const settleAccess = async (payload: Payload): Promise<void> => {
  if (!listener?.isConnected()) return
  const id = randomUUID()
  let timer: NodeJS.Timeout | undefined
  const heard = new Promise<void>((resolve) => {
    waiting.set(id, resolve)
    timer = setTimeout(() => (clearAccess(), resolve()), settleMs)
  })
  try {
    await readQuery(payload, 'select pg_notify($1, $2)', [channel, `sync:${id}`])
    await heard
  } finally {
    clearTimeout(timer)
    waiting.delete(id)
  }
}

const clearAccess = (): void => {
  generation += 1
  entries.clear()
}

const hear = (message: string): void => {
  const [kind, id = '', user] = message.split(':')
  if (kind === 'sync') return waiting.get(id)?.()
  generation += 1
  const change = { kind, id, user } as AccessChange
  for (const [key, identity] of entries.entries()) if (concerns(change, identity)) entries.delete(key)
  for (const heard of listeners) heard(change)
}

const concerns = ({ kind, id }: AccessChange, { principal, companies }: Identity): boolean => {
  if (kind === 'user') return principal.userId === id
  if (kind === 'company') return companies.has(id)
  if (kind === 'session') return principal.sessionId === id
  return kind === 'key' ? principal.apiKeyId === id : false
}
