import { io } from 'socket.io-client'
import { setTimeout as sleep } from 'node:timers/promises'

export type LiveEvent = { event: string; data: { id?: string; status?: string; payment?: string; number?: string } }

export type LiveEvents = {
  isConnected: boolean
  /** events since the connection, in the order in which they came */
  seen: LiveEvent[]
  /** waits for the next event, at most so long */
  next: (milliseconds: number) => Promise<void>
  close: () => void
}

const heard = ['payment.received', 'intent.updated', 'invoice.updated'] as const

/** Listens to the company's events as a screen does. Without a connection `next` only waits: the caller asks instead. */
export const listen = async ({ url, token }: { url: string; token: string }): Promise<LiveEvents> => {
  const socket = io(url, {
    path: '/socket.io',
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    timeout: 5_000,
  })
  const seen: LiveEvent[] = []
  let wake: () => void = () => undefined
  for (const event of heard) {
    socket.on(event, (data: LiveEvent['data']) => {
      seen.push({ event, data })
      wake()
    })
  }
  const isConnected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('connect_error', () => resolve(false))
  })
  return {
    isConnected,
    seen,
    next: async (milliseconds) => {
      await Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        sleep(milliseconds, undefined, { ref: true }),
      ])
    },
    close: () => void socket.close(),
  }
}
