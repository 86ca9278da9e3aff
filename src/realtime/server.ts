import type { Server as HttpServer } from 'node:http'

import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import { Server, type Socket } from 'socket.io'

import { logger } from '../platform/logger.ts'
import { isAllowedHandshake } from './allow-origin.ts'
import type { Handshake, SocketIdentity } from './authenticate.ts'
import { listenForMessages, type Listener } from './listen.ts'
import { roomsOf, type SocketMessage } from './message.ts'

export type RealtimeArgs = {
  server: HttpServer
  authenticate: (handshake: Handshake) => Promise<SocketIdentity | undefined>
  allowedOrigins: readonly string[]
  /** events arrive by Redis when it is there, else by PostgreSQL */
  redisUrl?: string
  databaseUrl: string
  /** how often a socket's rights are looked up again, milliseconds */
  revalidateMs?: number
}

export type Realtime = { io: Server; isListening: () => boolean; connections: () => number; close: () => Promise<void> }

type Data = { identity: SocketIdentity }
type RoomSocket = Socket<Record<string, never>, Record<string, never>, Record<string, never>, Data>

/** Sockets on the web server's port: rooms `user:{id}` and `company:{id}`, events from any process, nothing received. */
export const startRealtime = (args: RealtimeArgs): Realtime => {
  const { server, authenticate, allowedOrigins, redisUrl, databaseUrl, revalidateMs = 60_000 } = args
  const redis = redisUrl ? connectPair(redisUrl) : undefined
  const io = new Server(server, {
    path: '/socket.io',
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: 10_000,
    cors: { origin: [...allowedOrigins], credentials: true },
    allowRequest: (req, decide) => decide(null, isAllowedHandshake(req, allowedOrigins)),
    ...(redis && { adapter: createAdapter(redis.pub, redis.sub) }),
  })
  io.use((socket, next) => void enter(socket as unknown as RoomSocket, authenticate).then(next))

  const revalidate = async (filter?: SocketMessage): Promise<void> => {
    const room = filter && roomsOf(filter)
    for (const socket of io.of('/').sockets.values() as Iterable<RoomSocket>) {
      if (!room || room.some((name) => socket.rooms.has(name))) await review(socket, authenticate)
    }
  }
  const onMessage = (message: SocketMessage): void => {
    io.local.to(roomsOf(message)).emit(message.event, message.data ?? {})
    if (message.event === 'permissions.changed') void revalidate(message)
  }
  if (redis) io.on('permissions.changed', (message: SocketMessage) => void revalidate(message))
  const listener: Listener | undefined = redis ? undefined : listenForMessages({ databaseUrl, onMessage })
  const timer = setInterval(() => void revalidate(), revalidateMs)
  timer.unref()

  return {
    io,
    isListening: () => (redis ? redis.sub.status === 'ready' : !!listener?.isConnected()),
    connections: () => io.engine.clientsCount,
    close: async () => {
      clearInterval(timer)
      io.local.disconnectSockets(true)
      io.engine.close()
      await listener?.stop()
      redis?.pub.disconnect()
      redis?.sub.disconnect()
    },
  }
}

// The adapter subscribes at once and for good: these two wait for Redis, unlike the shared connection.
const connectPair = (url: string): { pub: Redis; sub: Redis } => {
  const connect = (): Redis =>
    new Redis(url).on('error', (error) => logger.warn({ err: error }, 'redis is not reachable for socket events'))
  return { pub: connect(), sub: connect() }
}

type Authenticate = RealtimeArgs['authenticate']

const enter = async (socket: RoomSocket, authenticate: Authenticate): Promise<Error | undefined> => {
  try {
    const identity = await authenticate(socket.handshake)
    if (!identity) return new Error('UNAUTHENTICATED')
    socket.data.identity = identity
    await socket.join(identity.rooms)
    return undefined
  } catch (error) {
    logger.error({ err: error }, 'a socket could not log in')
    return new Error('UNAVAILABLE')
  }
}

/** Follows a change of rights. A look-up that fails changes nothing; a log-in that ended closes the connection. */
const review = async (socket: RoomSocket, authenticate: Authenticate): Promise<void> => {
  try {
    const identity = await authenticate(socket.handshake)
    // Closing the transport lets the client come back by itself with a fresh cookie; a disconnect would not.
    if (!identity || identity.userId !== socket.data.identity.userId) return socket.conn.close()
    for (const room of socket.data.identity.rooms) if (!identity.rooms.includes(room)) await socket.leave(room)
    await socket.join(identity.rooms)
    socket.data.identity = identity
  } catch (error) {
    logger.warn({ err: error }, 'the rights of a socket could not be read')
  }
}
