import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { createLocalReq, type Payload, type PayloadRequest, type RequestContext, type TypedUser } from 'payload'
import { setTimeout as sleep } from 'node:timers/promises'
import { toAppError } from './errors.ts'
import { isRetryable } from './pg-error.ts'
import { TransactionLostError, type Session } from './session.ts'
import { beginSession, liveSession } from './sessions.ts'
import { insideTransaction, refuseInsideLost } from './transaction-guard.ts'

/** SQL in the transaction of a request; `$1` parameters, rows as PostgreSQL's driver gives them (bigint and numeric as text). */
export type Tx = {
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
}

/**
 * Runs work in one transaction. Joins the one that `req` has open; else begins one, commits it, and runs the work again
 * when PostgreSQL asks for that (serialization failure, deadlock). A failure of joined work dooms the whole transaction.
 * @throws AppError when the database refuses; nothing is kept then
 */
export const withTransaction = async <Result>(
  req: PayloadRequest,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => {
  refuseInsideLost(req)
  const id = await req.transactionID
  if (id === undefined || id === null || id === '') return ownTransaction(req, work)
  const session = sessionOf(id)
  try {
    return await insideTransaction({ req, id: session.id, work: () => work(txOn(session)) })
  } catch (error) {
    session.failure ??= error
    session.isDoomed = true
    throw toAppError(error) ?? error
  }
}

/** The open transaction of a request. @throws Error outside a transaction */
export const txOf = async (req: PayloadRequest): Promise<Tx> => {
  refuseInsideLost(req)
  const id = await req.transactionID
  if (!id) throw new Error('There is no open transaction on this request: call withTransaction first.')
  return txOn(sessionOf(id))
}

/** A read outside any transaction; on a replica-free pool it sees what is committed. */
export const readQuery = async <Row = Record<string, unknown>>(
  payload: Payload,
  text: string,
  values?: unknown[],
): Promise<Row[]> => run<Row>((payload.db as unknown as PostgresAdapter).pool, text, values)

/** A request for work that does not come from HTTP: jobs, the command line, tests. */
export const createReq = (
  payload: Payload,
  { user, context }: { user?: TypedUser; context?: RequestContext } = {},
): Promise<PayloadRequest> => createLocalReq({ user, context }, payload)

const maxTries = 4

const ownTransaction = async <Result>(req: PayloadRequest, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(req, work)
    } catch (error) {
      if (attempt === maxTries || !isRetryable(error)) throw toAppError(error) ?? error
      // what was read in the failed try is stale
      req.payloadDataLoader?.clearAll()
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

const runOnce = async <Result>(req: PayloadRequest, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
  const { db } = req.payload
  const session = await beginSession(db as unknown as PostgresAdapter)
  req.transactionID = session.id
  try {
    const result = await insideTransaction({ req, id: session.id, work: () => work(txOn(session)) })
    await db.commitTransaction(session.id)
    return result
  } catch (error) {
    await db.rollbackTransaction(session.id)
    // work that hid a deadlock behind another error may still be repeated
    throw isRetryable(session.failure) ? session.failure : error
  } finally {
    delete req.transactionID
  }
}

const sessionOf = (id: number | string): Session => {
  const session = liveSession(String(id))
  if (!session) throw new TransactionLostError()
  return session
}

const txOn = (session: Session): Tx => ({ query: (text, values) => run(session.client, text, values) })

type Queryable = { query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

const run = async <Row>(on: Queryable | Session['client'], text: string, values?: unknown[]): Promise<Row[]> => {
  try {
    return (await on.query(text, values)).rows as Row[]
  } catch (error) {
    throw toAppError(error) ?? error
  }
}
