import { Client } from 'pg'

import { logger } from '../platform/logger.ts'
import { parseMessage, socketChannel, type SocketMessage } from './message.ts'

export type Listener = { isConnected: () => boolean; stop: () => Promise<void> }

type ListenArgs = { databaseUrl: string; onMessage: (message: SocketMessage) => void }

const firstDelayMs = 250
const maxDelayMs = 10_000

/**
 * Holds one connection that listens for events and comes back when it breaks. What is sent while it is away is lost:
 * clients read the state again after a gap.
 */
export const listenForMessages = ({ databaseUrl, onMessage }: ListenArgs): Listener => {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let isConnected = false
  let delay = firstDelayMs

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: databaseUrl, application_name: 'freehold-socket', keepAlive: true })
    client = next
    next.on('notification', ({ payload = '' }) => {
      const message = parseMessage(payload)
      if (message) onMessage(message)
    })
    next.on('error', (error) => retry(next, error))
    next.on('end', () => retry(next))
    try {
      await next.connect()
      await next.query(`listen ${socketChannel}`)
      isConnected = true
      delay = firstDelayMs
    } catch (error) {
      retry(next, error)
    }
  }

  const retry = (failed: Client, error?: unknown): void => {
    if (isStopped || failed !== client) return
    client = undefined
    isConnected = false
    logger.warn({ err: error }, 'the connection for socket events broke; trying again')
    failed.end().catch((reason: unknown) => logger.debug({ err: reason }, 'ending a broken connection'))
    timer = setTimeout(() => void connect(), delay)
    delay = Math.min(delay * 2, maxDelayMs)
  }

  void connect()
  return {
    isConnected: () => isConnected,
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
