import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { topics as allTopics, type TopicTable } from '../../jobs/queues.ts'
import { logger } from '../platform/logger.ts'
import { outboxChannel } from '../services/outbox.ts'
import { dispatchBatch } from './dispatch-batch.ts'
import type { QueueBackend } from './queue-backend.ts'

export type OutboxDispatcher = {
  /** Dispatches whatever is due now; for tests and for the shutdown of a one-shot process. */
  flush: () => Promise<void>
  isListening: () => boolean
  stop: () => Promise<void>
}

type DispatcherArgs = {
  databaseUrl: string
  backend: QueueBackend
  topics?: TopicTable
  /** Catches rows whose notification was lost or never sent. */
  sweepMs?: number
}

/**
 * Moves committed outbox rows to the queues: at once when notified, else with the next sweep.
 * Any number may run side by side. It keeps one connection of its own and replaces it when it breaks.
 */
export const startOutboxDispatcher = (args: DispatcherArgs): OutboxDispatcher => {
  const { databaseUrl, backend, topics = allTopics, sweepMs = 5_000 } = args
  const stopping = new AbortController()
  let client: pg.Client | undefined
  let wake: () => void = () => undefined
  let isWoken = false
  let active: Promise<void> = Promise.resolve()

  const notified = (): void => {
    isWoken = true
    wake()
  }

  const connected = async (): Promise<pg.Client> => {
    if (client) return client
    const fresh = await listen(databaseUrl, notified)
    const forget = (): void => {
      if (client !== fresh) return
      client = undefined
      notified()
    }
    fresh.on('error', (error) => {
      logger.warn({ err: error }, 'The outbox lost its connection and opens another one.')
      forget()
    })
    fresh.on('end', forget)
    client = fresh
    return fresh
  }

  const drain = async (): Promise<void> => {
    const connection = await connected()
    while (!stopping.signal.aborted && (await dispatchBatch({ connection, backend, topics })) === 'more') continue
  }

  // One drain at a time: they share the connection, and with it the transaction.
  const flush = (): Promise<void> => {
    active = active.catch(() => undefined).then(drain)
    return active
  }

  const nextTurn = (): Promise<void> =>
    isWoken
      ? Promise.resolve()
      : new Promise((resolve) => {
          const timer = setTimeout(resolve, sweepMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      isWoken = false
      try {
        await flush()
      } catch (error) {
        logger.error({ err: error }, 'The outbox could not be dispatched; it is tried again.')
        await client?.end().catch(() => undefined)
        client = undefined
        await sleep(retryMs)
      }
      await nextTurn()
    }
  }

  const running = run()
  return {
    flush,
    isListening: () => client !== undefined,
    stop: async () => {
      stopping.abort()
      notified()
      await running
      await client?.end()
    },
  }
}

const retryMs = 500

const listen = async (databaseUrl: string, onNotification: () => void): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'freehold-outbox',
  })
  await client.connect()
  client.on('notification', onNotification)
  await client.query(`listen ${outboxChannel}`)
  return client
}
