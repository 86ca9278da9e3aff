import type { Socket } from 'socket.io-client'
import { type LiveEvent, liveEventNames } from './live-events.ts'
import { live } from './live-store.ts'

type LiveConnection = {
  onEvent: (event: LiveEvent) => void
  /** The line was down and is back: events may have been missed. */
  onRestored: () => void
  /** The server no longer takes the log-in that the socket came with: it may have ended, or only have to be renewed. */
  onRefused: () => Promise<void>
}

const firstRetryMs = 500
const refusedRetryMs = 15_000

/** Opens the one socket of the page, with the log-in's cookie. Returns the way to close it. */
export const connectLive = ({ onEvent, onRestored, onRefused }: LiveConnection): (() => void) => {
  let socket: Socket | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  let wasLive = false
  let refusals = 0

  const open = async (): Promise<void> => {
    live.setState('connecting')
    // Loaded after the page: nobody waits for the socket.
    const { io } = await import('socket.io-client')
    if (isClosed) return
    socket = io({ transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelayMax: 10_000 })
    socket.on('connect', () => {
      live.setState('live')
      refusals = 0
      if (wasLive) onRestored()
      wasLive = true
    })
    socket.on('disconnect', reconnectWhenRefused)
    socket.on('connect_error', reconnectWhenRefused)
    for (const name of liveEventNames) {
      socket.on(name, (data: unknown) => onEvent({ name, data: isRecord(data) ? data : {} } as LiveEvent))
    }
  }

  // The client gives up on its own when the server turned it away, as after a restart with a stale session.
  const reconnectWhenRefused = (): void => {
    live.setState('lost')
    clearTimeout(retry)
    if (isClosed || !socket || socket.active) return
    const waitMs = refusals === 0 ? firstRetryMs : refusedRetryMs
    refusals += 1
    void onRefused().finally(() => {
      if (!isClosed) retry = setTimeout(() => socket?.connect(), waitMs)
    })
  }

  open().catch(() => live.setState('lost'))
  return () => {
    isClosed = true
    clearTimeout(retry)
    socket?.close()
    live.setState('off')
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
