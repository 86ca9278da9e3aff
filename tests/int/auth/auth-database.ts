import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import pg from 'pg'
import { type Tx, withTransaction } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import type { AppError } from '../../../src/platform/errors.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { payloadOn } from '../jobs/jobs-fixture.ts'

export type AuthDatabase = {
  payload: Payload
  /** A request of its own, as each HTTP request has one. */
  request: () => PayloadRequest
  /** Work in a transaction of its own. */
  run: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
  rows: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  makeUser: (email?: string) => Promise<{ id: string; email: string }>
  drop: () => Promise<void>
}

/** The migrated tables and our transactions, without the rest of Payload. */
export const createAuthDatabase = async (): Promise<AuthDatabase> => {
  const database = await createTestDatabase({ template: 'migrated' })
  const pool = new pg.Pool({ connectionString: database.url, max: 20 })
  pool.on('error', () => undefined)
  const payload = payloadOn(pool)
  const request = (): PayloadRequest => ({ payload, context: {} }) as unknown as PayloadRequest
  const rows = async <Row>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[]
  return {
    payload,
    request,
    rows,
    run: (work) => withTransaction(request(), work),
    makeUser: async (email = `${randomUUID()}@x.test`) => {
      const [user] = await rows<{ id: string }>(
        `insert into users (name, email, created_at, updated_at) values ('Amina', $1, now(), now()) returning id`,
        [email],
      )
      return { id: user!.id, email }
    },
    drop: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

const start = new Date('2026-03-05T08:00:00.000Z')

/** Sets the clock to so many seconds after an instant of its own. */
export const clockAt = (seconds: number): void => {
  const instant = new Date(start.getTime() + seconds * 1_000)
  setClock(() => instant)
}

/** Statuses of many attempts at once; 200 for those that went well. */
export const statusesOf = async (promises: readonly Promise<unknown>[]): Promise<number[]> => {
  const settled = await Promise.allSettled(promises)
  return settled.map((one) => (one.status === 'fulfilled' ? 200 : ((one.reason as AppError).status ?? 0))).sort()
}

/** A code that is certainly another one. */
export const wrong = (code: string | undefined): string => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0')
