import { Redis } from 'ioredis'

/** Gives this Jest worker a Redis database of its own, emptied, so that no job of an earlier test file is left. */
export const claimRedis = async (url) => {
  const own = new URL(url)
  own.pathname = `/${process.env.JEST_WORKER_ID ?? 0}`
  const client = new Redis(own.toString(), { maxRetriesPerRequest: 1 })
  try {
    await client.flushdb()
  } finally {
    client.disconnect()
  }
  return own.toString()
}
