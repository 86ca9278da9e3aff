import { Client } from 'pg'
import { logger } from '../platform/logger.ts'

export type Listener = { isConnected: () => boolean; stop: () => Promise<void> }

type ListenArgs = {
  databaseUrl: string
  channel: string
  /** how the connection calls itself in the database */
  name: string
  onMessage: (message: string) => void
  /** after every connection and every break */
  onConnection?: () => void
}

const firstDelayMs = 250
const maxDelayMs = 10_000

/** Holds one connection that listens to a channel and comes back when it breaks. What is sent while it is away is lost. */
export const listenOn = ({ databaseUrl, channel, name, onMessage, onConnection }: ListenArgs): Listener => {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let isConnected = false
  let delay = firstDelayMs

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: databaseUrl, application_name: name, keepAlive: true })
    client = next
    next.on('notification', ({ payload = '' }) => onMessage(payload))
    next.on('error', (error) => retry(next, error))
    next.on('end', () => retry(next))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      isConnected = true
      delay = firstDelayMs
      onConnection?.()
    } catch (error) {
      retry(next, error)
    }
  }

  const retry = (failed: Client, error?: unknown): void => {
    if (isStopped || failed !== client) return
    client = undefined
    isConnected = false
    onConnection?.()
    logger.warn({ err: error, channel }, 'a listening connection broke; trying again')
    failed.end().catch((reason: unknown) => logger.debug({ err: reason }, 'ending a broken connection'))
    timer = setTimeout(() => void connect(), delay)
    delay = Math.min(delay * 2, maxDelayMs)
  }

  void connect()
  return {
    isConnected: () => isConnected,
    stop: async () => {
      isStopped = true
      isConnected = false
      clearTimeout(timer)
      await client?.end()
    },
  }
}
