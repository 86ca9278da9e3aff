import type { Server as HttpServer } from 'node:http'

import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import { Server, type Socket } from 'socket.io'

import { logger } from '../platform/logger.ts'
import { isAllowedHandshake } from './allow-origin.ts'
import type { Handshake, SocketIdentity } from './authenticate.ts'
import type { AccessChange } from '../access/access-cache.ts'
import { listenForMessages, type Listener } from './listen.ts'
import { roomsOf, type SocketMessage } from './message.ts'

export type RealtimeArgs = {
  server: HttpServer
  authenticate: (handshake: Handshake) => Promise<SocketIdentity | undefined>
  /** The rights of a session as they are now; undefined when it has ended. */
  reauthenticate: (sessionId: string) => Promise<SocketIdentity | undefined>
  /** Tells of changes of rights; answers the way to stop. */
  onAccessChange: (heard: (change: AccessChange) => void) => () => void
  allowedOrigins: readonly string[]
  /** events arrive by Redis when it is there, else by PostgreSQL */
  redisUrl?: string
  databaseUrl: string
  /** how often a socket's rights are looked up again, milliseconds */
  revalidateMs?: number
}

export type Realtime = { io: Server; isListening: () => boolean; connections: () => number; close: () => Promise<void> }

type Data = { identity: SocketIdentity }
type Sent = { 'permissions.changed': (data: { version: string }) => void }
type RoomSocket = Socket<Record<string, never>, Sent, Record<string, never>, Data>

/** Sockets on the web server's port: rooms `user:{id}` and `company:{id}`, events from any process, nothing received. */
export const startRealtime = (args: RealtimeArgs): Realtime => {
  const {
    server,
    authenticate,
    reauthenticate,
    onAccessChange,
    allowedOrigins,
    redisUrl,
    databaseUrl,
    revalidateMs = 60_000,
  } = args
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

  const revalidate = async (isConcerned: (socket: RoomSocket) => boolean = () => true): Promise<void> => {
    for (const socket of io.of('/').sockets.values() as Iterable<RoomSocket>)
      if (isConcerned(socket)) await review(socket, reauthenticate)
  }
  const stopHearing = onAccessChange((change) => void revalidate((socket) => concerns(change, socket.data.identity)))
  const onMessage = (message: SocketMessage): void =>
    void io.local.to(roomsOf(message)).emit(message.event, message.data ?? {})
  const listener: Listener | undefined = redis ? undefined : listenForMessages({ databaseUrl, onMessage })
  const timer = setInterval(() => void revalidate(), revalidateMs)
  timer.unref()

  return {
    io,
    isListening: () => (redis ? redis.sub.status === 'ready' : !!listener?.isConnected()),
    connections: () => io.engine.clientsCount,
    close: async () => {
      clearInterval(timer)
      stopHearing()
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
    const identity = await authenticate(socket.handshake as unknown as Handshake)
    if (!identity) return new Error('UNAUTHENTICATED')
    socket.data.identity = identity
    await socket.join(identity.rooms)
    return undefined
  } catch (error) {
    logger.error({ err: error }, 'a socket could not log in')
    return new Error('UNAVAILABLE')
  }
}

const concerns = ({ kind, id }: AccessChange, { userId, sessionId, rooms }: SocketIdentity): boolean =>
  kind === 'session' ? sessionId === id : kind === 'user' ? userId === id : rooms.includes(`${kind}:${id}`)

/**
 * Follows a change of rights and tells the page of it. A look-up that fails changes nothing; a log-in that ended closes
 * the connection.
 */
const review = async (socket: RoomSocket, reauthenticate: RealtimeArgs['reauthenticate']): Promise<void> => {
  try {
    const before = socket.data.identity
    const identity = await reauthenticate(before.sessionId)
    // Closing the transport lets the client come back by itself with a fresh cookie; a disconnect would not.
    if (!identity) return void socket.conn.close()
    for (const room of before.rooms) if (!identity.rooms.includes(room)) await socket.leave(room)
    await socket.join(identity.rooms)
    socket.data.identity = identity
    if (identity.version !== before.version) socket.emit('permissions.changed', { version: identity.version })
  } catch (error) {
    logger.warn({ err: error }, 'the rights of a socket could not be read')
  }
}
