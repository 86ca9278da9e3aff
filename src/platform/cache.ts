import { LRUCache } from 'lru-cache'
import type { Redis } from 'ioredis'

export type CacheKey = {
  /** what the value is, e.g. `dashboard.overview:2026-01` */
  name: string
  /** what the value was computed from, e.g. `company:{id}` and `permissions:{id}`; a bump of any makes it stale */
  scopes: readonly string[]
  ttlSeconds: number
}

export type Cache = {
  /** The stored value, else the loaded one, which is stored. Values are JSON. */
  remember: <Value>(key: CacheKey, load: () => Promise<Value>) => Promise<Value>
  /** Makes everything stale that was computed from the scope. */
  bump: (scope: string) => Promise<void>
}

type Store = {
  read: (key: string) => Promise<string | undefined>
  write: (key: string, value: string, ttlSeconds: number) => Promise<void>
  versions: (scopes: readonly string[]) => Promise<string[]>
  bump: (scope: string) => Promise<void>
}

/**
 * A cache whose keys carry the versions of what they depend on, so that nothing is ever flushed. In Redis, or in this
 * process when there is none or it does not answer.
 */
export const createCache = ({ redis, maxEntries = 5_000 }: { redis?: Redis; maxEntries?: number } = {}): Cache => {
  const store = redis ? redisStore(redis) : memoryStore(maxEntries)
  return {
    bump: store.bump,
    remember: async <Value>(key: CacheKey, load: () => Promise<Value>): Promise<Value> => {
      const full = await keyWithVersions(store, key).catch(() => undefined)
      const stored = full && (await store.read(full).catch(() => undefined))
      if (stored !== undefined) return JSON.parse(stored) as Value
      const value = await load()
      // A cache that cannot be written to is no reason to fail.
      if (full && value !== undefined)
        await store.write(full, JSON.stringify(value), key.ttlSeconds).catch(() => undefined)
      return value
    },
  }
}

const keyWithVersions = async (store: Store, { name, scopes }: CacheKey): Promise<string> => {
  const versions = await store.versions(scopes)
  return `freehold:cache:${name}|${scopes.map((scope, index) => `${scope}@${versions[index]}`).join('|')}`
}

const memoryStore = (maxEntries: number): Store => {
  const values = new LRUCache<string, string>({
    max: maxEntries,
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: (value) => value.length + 1,
  })
  const versions = new Map<string, number>()
  return {
    read: (key) => Promise.resolve(values.get(key)),
    write: async (key, value, ttlSeconds) => void values.set(key, value, { ttl: ttlSeconds * 1000 }),
    versions: (scopes) => Promise.resolve(scopes.map((scope) => String(versions.get(scope) ?? 0))),
    bump: async (scope) => void versions.set(scope, (versions.get(scope) ?? 0) + 1),
  }
}

const redisStore = (redis: Redis): Store => ({
  read: async (key) => (await redis.get(key)) ?? undefined,
  write: async (key, value, ttlSeconds) => void (await redis.set(key, value, 'EX', ttlSeconds)),
  versions: async (scopes) => {
    if (scopes.length === 0) return []
    return (await redis.mget(scopes.map(versionKey))).map((version) => version ?? '0')
  },
  bump: async (scope) => void (await redis.incr(versionKey(scope))),
})

const versionKey = (scope: string): string => `freehold:version:${scope}`
