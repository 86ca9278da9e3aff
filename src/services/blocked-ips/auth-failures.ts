import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import { now } from '../../platform/clock.ts'

/** How long a failed log-in counts, milliseconds. */
const failureWindowMs = 10 * 60_000

export type AuthFailures = {
  /** @returns how many different accounts have failed from the network within the window, this one included */
  add: (network: string, account: string) => Promise<number>
  /** Takes an account back whose owner has logged in: he mistyped. */
  remove: (network: string, account: string) => Promise<void>
  clear: (network: string) => Promise<void>
}

/** Counts in this process. */
export const failuresInMemory = (): AuthFailures => {
  const seen = new LRUCache<string, Map<string, number>>({ max: 20_000, ttl: failureWindowMs })
  return {
    add: (network, account) => {
      const since = now().getTime() - failureWindowMs
      const accounts = new Map([...(seen.get(network) ?? [])].filter(([, at]) => at > since))
      accounts.set(digest(account), now().getTime())
      seen.set(network, accounts)
      return Promise.resolve(accounts.size)
    },
    remove: (network, account) => {
      seen.get(network)?.delete(digest(account))
      return Promise.resolve()
    },
    clear: (network) => {
      seen.delete(network)
      return Promise.resolve()
    },
  }
}

/** Counts over all processes. */
export const failuresInRedis = (redis: Redis): AuthFailures => {
  const keyOf = (network: string): string => `freehold:auth-failures:${network}`
  return {
    add: async (network, account) => {
      const key = keyOf(network)
      const at = now().getTime()
      const results = await redis
        .multi()
        .zadd(key, at, digest(account))
        .zremrangebyscore(key, 0, at - failureWindowMs)
        .zcard(key)
        .pexpire(key, failureWindowMs)
        .exec()
      return Number(results?.[2]?.[1] ?? 0)
    },
    remove: async (network, account) => void (await redis.zrem(keyOf(network), digest(account))),
    clear: async (network) => void (await redis.del(keyOf(network))),
  }
}

const digest = (account: string): string =>
  createHash('sha256').update(account.trim().toLowerCase()).digest('base64url').slice(0, 22)
