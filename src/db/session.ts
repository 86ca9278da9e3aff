import type { PoolClient, QueryResult } from 'pg'
import { AppError } from '../platform/errors.ts'

/** Work went on in a transaction that had been rolled back; nothing of it is kept. */
export class TransactionLostError extends AppError {
  constructor(cause?: unknown) {
    const message = 'Nothing was saved, because a step of this change failed.'
    super({ status: 500, code: 'INTERNAL', message, cause })
  }
}

/** The part of a pg client that drizzle and our own SQL use. */
export type TransactionClient = {
  query: (...args: unknown[]) => Promise<QueryResult>
}

/** One open transaction on one connection. */
export type Session = {
  id: string
  /** refuses everything once the transaction is over: the connection may be another request's by then */
  client: TransactionClient
  /** the first error in this transaction, for the one who commits */
  failure?: unknown
  /** set when the transaction must not commit although PostgreSQL still would */
  isDoomed: boolean
  commit: () => Promise<void>
  rollback: () => Promise<void>
}

/** @param begin the BEGIN statement with its options */
export const openSession = async ({
  id,
  client,
  begin,
}: {
  id: string
  client: PoolClient
  begin: string
}): Promise<Session> => {
  let isClosed = false
  let isBroken = false
  const onError = (error: Error): void => {
    isBroken = true
    session.failure ??= error
  }
  // without a listener a connection that the server ends would end the process
  client.on('error', onError)

  const release = (): void => {
    client.off('error', onError)
    client.release(isBroken)
  }

  const session: Session = {
    id,
    isDoomed: false,
    client: {
      query: async (...args) => {
        if (isClosed || session.isDoomed) throw new TransactionLostError(session.failure)
        try {
          return await (client.query as unknown as TransactionClient['query']).apply(client, args)
        } catch (error) {
          session.failure ??= error
          throw error
        }
      },
    },
    commit: async () => {
      isClosed = true
      try {
        if (session.isDoomed) throw session.failure
        await commitOn(client)
      } catch (error) {
        await endInFailure()
        throw session.failure ?? error
      } finally {
        release()
      }
    },
    rollback: async () => {
      isClosed = true
      await endInFailure()
      release()
    },
  }

  const endInFailure = async (): Promise<void> => {
    try {
      await client.query('rollback')
    } catch (error) {
      // the server rolls back by itself when the connection goes
      isBroken = true
      session.failure ??= error
    }
  }

  try {
    await client.query(begin)
  } catch (error) {
    isBroken = true
    release()
    throw error
  }
  return session
}

/** Deferred constraints speak before the commit; COMMIT of a failed transaction answers ROLLBACK without an error. */
const commitOn = async (client: PoolClient): Promise<void> => {
  const results = (await client.query('set constraints all immediate; commit')) as unknown as QueryResult[]
  if (results.at(-1)?.command !== 'COMMIT') throw new TransactionLostError()
}
