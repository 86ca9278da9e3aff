import type { Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export type Drain = {
  track: (res: ServerResponse) => void
  /** Has a connection that left HTTP closed at the drain: the server does not count it any more. */
  trackUpgrade: (socket: Duplex) => void
  isDraining: () => boolean
  run: () => Promise<void>
}

/** Ends a server without breaking off what it is doing, for at most `drainMs` milliseconds. */
export const createDrain = ({ server, drainMs }: { server: Server; drainMs: number }): Drain => {
  const open = new Set<ServerResponse>()
  const upgraded = new Set<Duplex>()
  let ended: Promise<void> | undefined

  const end = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
    server.closeIdleConnections()
    for (const res of open) closeAfter(res)
    for (const socket of upgraded) socket.destroy()
    const timer = setTimeout(() => server.closeAllConnections(), drainMs)
    await closed
    clearTimeout(timer)
  }

  return {
    isDraining: () => ended !== undefined,
    run: () => (ended ??= end()),
    trackUpgrade: (socket) => {
      upgraded.add(socket)
      socket.once('close', () => upgraded.delete(socket))
    },
    track: (res) => {
      open.add(res)
      if (ended) closeAfter(res)
      res.once('close', () => {
        open.delete(res)
        // A connection that was busy when the drain began would stay open as idle.
        if (ended) server.closeIdleConnections()
      })
    },
  }
}

const closeAfter = (res: ServerResponse): void => {
  if (!res.headersSent) res.setHeader('connection', 'close')
}
