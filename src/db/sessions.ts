import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { toAppError } from './errors.ts'
import { openSession, TransactionLostError, type Session } from './session.ts'

/** Ids are random, so one register serves every adapter of the process. */
const live = new Map<string, Session>()

export const isLive = (id: string): boolean => live.has(id)

export const liveSession = (id: string): Session | undefined => live.get(id)

/** Opens a transaction on a connection of its own. @throws AppError UNAVAILABLE when the pool gives none in time */
export const beginSession = async (adapter: PostgresAdapter, options?: PgTransactionConfig): Promise<Session> => {
  await adapter.initializing
  // the adapter brings types of pg of its own
  const client = (await adapter.pool.connect()) as unknown as PoolClient
  const session = await openSession({ id: randomUUID(), client, begin: beginStatement(options) })
  live.set(session.id, session)
  return session
}

type Transactions = Pick<PostgresAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction' | 'sessions'>

/** Transactions that never report success for work that was not kept. */
export const hardenedTransactions = (adapter: PostgresAdapter): Transactions => ({
  beginTransaction: async (options) => {
    try {
      return (await beginSession(adapter, options as PgTransactionConfig | undefined)).id
    } catch (error) {
      throw toAppError(error) ?? error
    }
  },
  commitTransaction: async (incoming) => {
    const session = take(await incoming)
    if (!session) throw new TransactionLostError()
    try {
      await session.commit()
    } catch (error) {
      throw toAppError(error) ?? error
    }
  },
  rollbackTransaction: async (incoming) => {
    await take(await incoming)?.rollback()
  },
  sessions: sessionsFor(adapter),
})

/** Out of the register first, so that nobody finds a transaction that is ending. */
const take = (id: unknown): Session | undefined => {
  const session = live.get(String(id))
  if (session) live.delete(session.id)
  return session
}

/** Payload falls back to the pool for an id that it does not find; here such an id throws. */
const sessionsFor = (adapter: PostgresAdapter): PostgresAdapter['sessions'] =>
  new Proxy<PostgresAdapter['sessions']>(
    {},
    {
      get: (_, id) => (typeof id === 'string' ? entryFor(adapter, live.get(id)) : undefined),
      has: (_, id) => typeof id === 'string' && live.has(id),
    },
  )

const entryFor = (adapter: PostgresAdapter, session: Session | undefined): PostgresAdapter['sessions'][string] => ({
  get db() {
    if (!session) throw new TransactionLostError()
    return drizzleOn(adapter, session)
  },
  resolve: async () => adapter.commitTransaction(session?.id ?? ''),
  reject: async () => adapter.rollbackTransaction(session?.id ?? ''),
})

type Transaction = PostgresAdapter['sessions'][string]['db']
type Internals = {
  dialect: ConstructorParameters<typeof NodePgSession>[1]
  session: { schema: never; options: object }
}

const databases = new WeakMap<Session, Transaction>()

const drizzleOn = (adapter: PostgresAdapter, session: Session): Transaction => {
  const known = databases.get(session)
  if (known) return known
  // drizzle hides these from its types, its own `transaction` builds the object from the same parts
  const { dialect, session: parent } = adapter.drizzle as unknown as Internals
  const own = new NodePgSession(session.client as never, dialect, parent.schema, parent.options)
  const created = new NodePgTransaction(dialect as never, own as never, parent.schema) as unknown as Transaction
  databases.set(session, created)
  return created
}

const beginStatement = ({ isolationLevel, accessMode, deferrable }: PgTransactionConfig = {}): string => {
  const parts = ['begin']
  if (isolationLevel) parts.push(`isolation level ${isolationLevel}`)
  if (accessMode) parts.push(accessMode)
  if (deferrable !== undefined) parts.push(deferrable ? 'deferrable' : 'not deferrable')
  return parts.join(' ')
}
