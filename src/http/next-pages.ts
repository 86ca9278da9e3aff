import { Server, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

import { logger } from '../platform/logger.ts'

export type PageHandler = {
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => void
  close: () => Promise<void>
}

type NextArgs = {
  dir: string
  isDev: boolean
  port: number
  /** what Next waits for, so that the API answers first and both share one Payload */
  after: Promise<unknown>
}

/** Prepares Next in the background; until it is ready, pages answer 503 and reload themselves. */
export const startNextPages = (args: NextArgs): PageHandler => {
  const starting = prepare(args)
  let state: 'starting' | 'failed' | Awaited<typeof starting> = 'starting'
  starting.then(
    (ready) => {
      state = ready
      logger.info('the admin panel is ready')
    },
    (error: unknown) => {
      state = 'failed'
      logger.error({ err: error }, 'the admin panel did not start')
    },
  )
  return {
    handle: async (req, res) => (typeof state === 'string' ? answerWaiting(res, state) : state.handle(req, res)),
    upgrade: (req, socket, head) =>
      typeof state === 'string' ? socket.destroy() : void state.upgrade(req, socket, head),
    close: async () => (typeof state === 'string' ? undefined : state.app.close()),
  }
}

const prepare = async ({ dir, isDev, port, after }: NextArgs) => {
  await after
  const { default: next } = await import('next')
  // Next adds its own listener for upgrades to the server it is given, and no other way reaches its hot reload, without
  // which a page of the development mode never comes to life. This one never listens: we pass them on.
  const upgrades = new Server()
  const app = next({ dir, dev: isDev, port, hostname: 'localhost', customServer: true, httpServer: upgrades })
  await app.prepare()
  const upgrade: PageHandler['upgrade'] = (req, socket, head) =>
    void (upgrades.emit('upgrade', req, socket, head) || socket.destroy())
  return { app, handle: app.getRequestHandler(), upgrade }
}

const texts = {
  starting: 'Freehold is starting. This page reloads by itself.',
  failed: 'The admin panel did not start. The log of the server says why.',
}

const answerWaiting = (res: ServerResponse, state: keyof typeof texts): void => {
  const refresh = state === 'starting' ? '<meta http-equiv="refresh" content="2">' : ''
  res.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2' })
  res.end(`<!doctype html><title>Freehold</title>${refresh}<p>${texts[state]}</p>`)
}
