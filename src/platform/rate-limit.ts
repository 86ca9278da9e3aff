import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** How many requests of a class a key may make in how many seconds. The only place with these numbers. */
export const rateTable = {
  /** per account and address: passwords, one-time codes */
  auth: { points: 5, seconds: 60 },
  /** per address: one caller that tries many accounts */
  authAddress: { points: 60, seconds: 60 },
  /** per user or API key, or per address without one */
  read: { points: 1_200, seconds: 60 },
  write: { points: 300, seconds: 60 },
  upload: { points: 60, seconds: 60 },
  export: { points: 20, seconds: 60 },
  /** per company, over all its users and keys */
  companyRead: { points: 12_000, seconds: 60 },
  companyWrite: { points: 3_000, seconds: 60 },
  companyUpload: { points: 300, seconds: 60 },
  companyExport: { points: 60, seconds: 60 },
  /** per address, over all log-ins: an office behind one address, and a ceiling for made-up tokens */
  address: { points: 6_000, seconds: 60 },
  /** per callback token: a gateway delivers a backlog at once */
  callback: { points: 600, seconds: 1 },
} as const satisfies Record<string, Rate>

export type Rate = { points: number; seconds: number }
export type RateClass = keyof typeof rateTable
export type RateVerdict = { isAllowed: boolean; limit: number; remaining: number; resetSeconds: number }

export type RateLimiter = {
  /** Takes one point of the key. */
  consume: (rateClass: RateClass, key: string) => Promise<RateVerdict>
  /** Gives a key all its points back, e.g. after a successful log-in. */
  forgive: (rateClass: RateClass, key: string) => Promise<void>
}

type RateLimiterArgs = { redis?: Redis; isEnabled?: boolean; table?: Record<RateClass, Rate> }

/** Counts in Redis where there is one, in this process while it is away or missing. */
export const createRateLimiter = ({
  redis,
  isEnabled = true,
  table = rateTable,
}: RateLimiterArgs = {}): RateLimiter => {
  if (!isEnabled) return unlimited
  const limiters = new Map<RateClass, RateLimiterAbstract>()
  for (const [name, rate] of Object.entries(table)) limiters.set(name as RateClass, createLimiter(name, rate, redis))
  return {
    consume: async (rateClass, key) => {
      const limiter = limiters.get(rateClass)!
      try {
        return verdict(limiter, await limiter.consume(key), true)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return verdict(limiter, refusal, false)
        throw refusal
      }
    },
    forgive: async (rateClass, key) => {
      await limiters.get(rateClass)!.delete(key)
    },
  }
}

const unlimited: RateLimiter = {
  consume: () => Promise.resolve({ isAllowed: true, limit: 0, remaining: 0, resetSeconds: 0 }),
  forgive: () => Promise.resolve(),
}

const createLimiter = (name: string, { points, seconds }: Rate, redis?: Redis): RateLimiterAbstract => {
  const options = { keyPrefix: `freehold:rate:${name}`, points, duration: seconds }
  const memory = new RateLimiterMemory(options)
  if (!redis) return memory
  return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
}

const verdict = ({ points }: RateLimiterAbstract, result: RateLimiterRes, isAllowed: boolean): RateVerdict => ({
  isAllowed,
  limit: points,
  remaining: Math.max(0, result.remainingPoints),
  resetSeconds: Math.ceil(result.msBeforeNext / 1000),
})
