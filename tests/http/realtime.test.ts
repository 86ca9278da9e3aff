import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { Pool } from 'pg'
import { io, type Socket } from 'socket.io-client'

import type { AccessChange } from '../../src/access/access-cache.ts'
import type { Handshake, SocketIdentity } from '../../src/realtime/authenticate.ts'
import type { SocketMessage } from '../../src/realtime/message.ts'
import { publish } from '../../src/realtime/publish.ts'
import { startRealtime, type Realtime } from '../../src/realtime/server.ts'
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts'

const origin = 'https://freehold.test'
const cookie = 'freehold-access=amina'
const companies: Record<string, string[]> = { amina: ['a'], brian: ['b'] }

let database: TestDatabase
let pool: Pool
let server: Server
let realtime: Realtime
let sockets: Socket[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  process.env.DATABASE_URL = database.url
  // Redis carries the events in tests/faults/thread.test.ts; here it is PostgreSQL
  delete process.env.REDIS_URL
  pool = new Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => undefined)
  server = createServer()
  realtime = startRealtime({
    server,
    authenticate,
    reauthenticate,
    onAccessChange: (heard) => {
      hear = heard
      return () => undefined
    },
    allowedOrigins: [origin],
    databaseUrl: database.url,
    revalidateMs: 60_000,
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  await listening()
}, 120_000)

afterEach(() => {
  for (const socket of sockets) socket.disconnect()
  sockets = []
})

afterAll(async () => {
  await realtime.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await pool.end()
  await database.drop()
})

const authenticate = ({ headers, auth }: Handshake): Promise<SocketIdentity | undefined> => {
  const userId = String(auth.token ?? /freehold-access=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? '')
  const rooms = companies[userId]?.map((id) => `company:${id}`)
  return Promise.resolve(identityOf(userId, rooms))
}

const identityOf = (userId: string, rooms: string[] | undefined): SocketIdentity | undefined =>
  rooms && { userId, sessionId: userId, version: rooms.join(), rooms: [`user:${userId}`, ...rooms] }

const reauthenticate = (sessionId: string): Promise<SocketIdentity | undefined> =>
  Promise.resolve(
    identityOf(
      sessionId,
      companies[sessionId]?.map((id) => `company:${id}`),
    ),
  )

let hear: (change: AccessChange) => void = () => undefined

type Handed = { token?: string; headers?: Record<string, string> }

const open = ({ token, headers }: Handed): Socket => {
  const { port } = server.address() as AddressInfo
  const socket = io(`http://127.0.0.1:${port}`, {
    auth: { token },
    extraHeaders: headers,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  })
  sockets.push(socket)
  return socket
}

const connect = (handed: Handed): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = open(handed)
    socket.on('connect', () => resolve(socket))
    socket.on('connect_error', reject)
  })

const collect = (socket: Socket): [string, unknown][] => {
  const events: [string, unknown][] = []
  socket.onAny((event: string, data: unknown) => events.push([event, data]))
  return events
}

const send = (message: SocketMessage): Promise<void> => publish({ db: { pool } } as unknown as Payload, message)

const listening = async (): Promise<void> => {
  for (let tries = 0; tries < 200 && !realtime.isListening(); tries++) await sleep(50)
  expect(realtime.isListening()).toBe(true)
}

test.each([
  ['nobody', {}],
  ['an unknown token', { token: 'nobody' }],
  ['a foreign page with the cookie', { headers: { origin: 'https://evil.test', cookie } }],
])('%s gets no socket', async (_name, handed) => {
  await expect(connect(handed)).rejects.toThrow()
})

test.each([
  ['a token', { token: 'amina' }],
  ['our page with its cookie', { headers: { origin, cookie } }],
])('%s opens a socket', async (_name, handed) => {
  expect((await connect(handed)).connected).toBe(true)
})

test('an event reaches the members of its company and nobody else', async () => {
  const amina = collect(await connect({ token: 'amina' }))
  const brian = collect(await connect({ token: 'brian' }))
  await send({ event: 'payment.received', company: 'a', data: { payment: '1', version: 2 } })
  await send({ event: 'notification.created', user: 'brian', data: { id: '3' } })
  await sleep(300)
  expect(amina).toEqual([['payment.received', { payment: '1', version: 2 }]])
  expect(brian).toEqual([['notification.created', { id: '3' }]])
})

test('an event to nobody is a mistake', async () => {
  await expect(send({ event: 'unit.status' })).rejects.toThrow('unit.status')
})

test('a member who leaves a company stops hearing of it, and one who loses his log-in is cut off', async () => {
  const socket = await connect({ token: 'amina' })
  const events = collect(socket)
  companies.amina = ['c']
  hear({ kind: 'user', id: 'amina' })
  await sleep(300)
  expect(events).toEqual([['permissions.changed', { version: 'company:c' }]])
  await send({ event: 'invoice.updated', company: 'a' })
  await send({ event: 'invoice.updated', company: 'c', data: { id: '5' } })
  await sleep(300)
  expect(events.filter(([event]) => event === 'invoice.updated')).toEqual([['invoice.updated', { id: '5' }]])

  delete companies.amina
  hear({ kind: 'session', id: 'amina', user: 'amina' })
  await sleep(300)
  expect(socket.connected).toBe(false)
  companies.amina = ['a']
})

test('events come again after the listening connection broke', async () => {
  const events = collect(await connect({ token: 'amina' }))
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'freehold-socket' and datname = current_database()`,
  )
  await sleep(100)
  await listening()
  await send({ event: 'job.progress', company: 'a', data: { run: '7' } })
  await sleep(300)
  expect(events).toEqual([['job.progress', { run: '7' }]])
})
