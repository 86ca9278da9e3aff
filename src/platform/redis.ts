import { Redis } from 'ioredis'

import { getEnv } from './env.ts'
import { logger } from './logger.ts'

let shared: Redis | undefined

/** The connection that limits, caches and events share; undefined without REDIS_URL. */
export const sharedRedis = (): Redis | undefined => {
  const { redisUrl } = getEnv()
  if (!redisUrl) return undefined
  shared ??= connectRedis(redisUrl)
  return shared
}

/** A connection whose commands fail soon while Redis is away, instead of waiting for it. */
const connectRedis = (url: string): Redis => {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 1_000 })
  redis.on('error', (error) => logger.warn({ err: error }, 'redis is not reachable'))
  return redis
}

export const closeRedis = async (): Promise<void> => {
  shared?.disconnect()
  shared = undefined
}
