import { Emitter } from '@socket.io/redis-emitter'
import type { Redis } from 'ioredis'
import type { Payload } from 'payload'

import { readQuery } from '../db/transaction.ts'
import { logger } from '../platform/logger.ts'
import { sharedRedis } from '../platform/redis.ts'
import { roomsOf, socketChannel, type SocketMessage } from './message.ts'

// PostgreSQL refuses a notification of 8000 bytes.
const maxBytes = 7_900

let emitter: Emitter | undefined

/**
 * Sends an event to the sockets of every web process. Call it after the commit: it does not wait for a transaction.
 * Data that is too large is left out; the receiver reads the new state through REST either way.
 */
export const publish = async (payload: Payload, message: SocketMessage): Promise<void> => {
  const rooms = roomsOf(message)
  if (rooms.length === 0) throw new Error(`The event ${message.event} names neither a company nor a user.`)
  const redis = sharedRedis()
  if (!redis) {
    await readQuery(payload, 'select pg_notify($1, $2)', [socketChannel, encodeMessage(message)])
    return
  }
  emitter ??= new Emitter(patient(redis))
  emitter.to(rooms).emit(message.event, message.data ?? {})
}

// The emitter does not look at its promise, and a screen that misses an event reads the state again by itself.
const patient = (redis: Redis) => ({
  publish: (channel: string, message: string) =>
    redis
      .publish(channel, message)
      .catch((error: unknown) => logger.warn({ err: error }, 'An event did not reach Redis.')),
})

/** The text of a notification, within PostgreSQL's limit. */
export const encodeMessage = (message: SocketMessage): string => {
  const text = JSON.stringify(message)
  return Buffer.byteLength(text) <= maxBytes ? text : JSON.stringify({ ...message, data: { isTruncated: true } })
}
