import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { onAccessChange } from '../../../src/access/access-cache.ts'
import { getEnv } from '../../../src/platform/env.ts'
import { authenticate, reauthenticate } from '../../../src/realtime/authenticate.ts'
import { socketEvents, type SocketEvent } from '../../../src/realtime/message.ts'
import { publish } from '../../../src/realtime/publish.ts'
import { startRealtime } from '../../../src/realtime/server.ts'
import { insiders, outsiders, type ActorName } from './actors.ts'
import type { World } from './world.ts'

type Heard = { event: string; data: unknown }
export type SocketFindings = { found: string[]; combinations: number; heardByB: string[] }

/** An event about each company and one about a user of each, of every kind; whoever hears of A hears too much. */
export const proveSockets = async ({ app, a, b, actors }: World): Promise<SocketFindings> => {
  const { payload } = app
  const server = createServer()
  const realtime = startRealtime({
    server,
    authenticate: (handshake) => authenticate(payload, handshake),
    reauthenticate: (session) => reauthenticate(payload, session),
    onAccessChange,
    allowedOrigins: [],
    databaseUrl: app.databaseUrl,
    redisUrl: getEnv().redisUrl,
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  while (!realtime.isListening()) await sleep(20)
  // Redis answers a subscription a moment after the connection is ready.
  if (getEnv().redisUrl) await sleep(300)
  const { port } = server.address() as AddressInfo
  const heard = new Map<ActorName, Heard[]>()
  const sockets: Socket[] = []
  for (const name of [...outsiders, ...insiders]) {
    const token = (await actors[name].again()) ?? actors[name].token
    // Rooms are joined by the server alone: what a client asks for changes nothing.
    const auth = { token, company: a.company, room: `company:${a.company}`, rooms: [`company:${a.company}`] }
    sockets.push(await listen(port, auth, (one) => heard.set(name, [...(heard.get(name) ?? []), one])))
  }
  const send = (event: SocketEvent, to: { company?: string; user?: string }) =>
    publish(payload, { event, ...to, data: { id: to.company ?? to.user } })
  for (const event of socketEvents) {
    for (const { company, users } of [a, b]) {
      await send(event, { company })
      await send(event, { user: users.administrator })
    }
  }
  await sleep(500)
  for (const socket of sockets) socket.disconnect()
  await realtime.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))

  // He works in A as well, and a socket names no company.
  heard.delete('member of A and B who works in B')
  const secret = [a.company, a.users.administrator ?? '']
  const found = [...heard].flatMap(([name, events]) =>
    events
      .filter(({ data }) => secret.some((id) => JSON.stringify(data).includes(id)))
      .map(({ event }) => `${name} hears ${event} of company A`),
  )
  const heardByB = (heard.get('administrator of B') ?? []).map(({ event }) => event)
  return { found: [...new Set(found)], combinations: sockets.length * socketEvents.length * 2, heardByB }
}

/** A socket that is open or was refused. */
const listen = (port: number, auth: object, onEvent: (heard: Heard) => void): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = io(`http://127.0.0.1:${port}`, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    })
    socket.onAny((event: string, data: unknown) => onEvent({ event, data }))
    socket.on('connect', () => {
      socket.emit('join', auth)
      socket.emit('subscribe', auth)
      resolve(socket)
    })
    socket.on('connect_error', () => resolve(socket))
  })
