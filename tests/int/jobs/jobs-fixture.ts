import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { en } from '@payloadcms/translations/languages/en'
import type { Payload, PayloadRequest } from 'payload'
import pg from 'pg'

import { type Topic, topics, type TopicTable } from '../../../jobs/queues.ts'
import { hardenedTransactions } from '../../../src/db/sessions.ts'
import type { Tx } from '../../../src/db/transaction.ts'
import type { ProcessorTable } from '../../../src/jobs/processor.ts'
import { migrateQueues } from '../../../src/jobs/queue-backend.ts'
import { createTestDatabase } from '../../helpers/database.ts'

/** The tables that the jobs touch, as the migrations make them but without the rest of the product. */
const tables = `
  create table companies (id uuid primary key default gen_random_uuid(), timezone text, billing_day numeric,
    billing_hour numeric, money_bills_monthly boolean, status text default 'active', created_at timestamptz(3) default now());
  create table outbox (id uuid primary key default gen_random_uuid(), topic varchar not null, key varchar unique,
    payload jsonb not null, company_id uuid, dispatched_at timestamptz(3), attempts numeric default 0,
    created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now());
  create table job_runs (id uuid primary key default gen_random_uuid(), kind varchar not null,
    status varchar not null default 'queued', processed numeric default 0, total numeric default 0, counts jsonb,
    errors jsonb, params jsonb, dry_run boolean default false, idempotency_key varchar, request_hash varchar,
    started_at timestamptz(3), finished_at timestamptz(3), queue_job_id varchar, company_id uuid,
    created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now());
  create table seen (job text, attempt int, at timestamptz default clock_timestamp());`

export type JobsDatabase = {
  url: string
  pool: pg.Pool
  payload: Payload
  /** As a service writes: the work's own transaction, rolled back when it throws. */
  inTransaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
  rows: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  request: () => PayloadRequest
  drop: () => Promise<void>
}

/** Which backends this run can test: PostgreSQL always, Redis when TEST_REDIS_URL names one. */
export const backends: { name: string; redisUrl: string | undefined }[] = [
  { name: 'PostgreSQL', redisUrl: undefined },
  ...(process.env.TEST_REDIS_URL ? [{ name: 'Redis', redisUrl: process.env.TEST_REDIS_URL }] : []),
]

export const createJobsDatabase = async (): Promise<JobsDatabase> => {
  const database = await createTestDatabase()
  await migrateQueues(database.url)
  const pool = new pg.Pool({ connectionString: database.url, max: 20 })
  // dropping the database may cut a connection that is just being closed
  pool.on('error', () => undefined)
  await pool.query(tables)
  const payload = payloadOn(pool)
  return {
    url: database.url,
    pool,
    payload,
    inTransaction: (work) => inTransaction(pool, work),
    rows: async <Row>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
    request: () => ({ payload, context: {} }) as unknown as PayloadRequest,
    drop: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

/** The part of Payload that the jobs use: its pool and our transactions on it. */
export const payloadOn = (pool: pg.Pool): Payload => {
  const adapter = { pool } as unknown as PostgresAdapter
  const config = { i18n: { fallbackLanguage: 'en', supportedLanguages: { en }, translations: {} }, localization: false }
  return { db: { pool, ...hardenedTransactions(adapter) }, config } as unknown as Payload
}

const inTransaction = async <Result>(pool: pg.Pool, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work({
      query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[],
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Every topic does nothing, apart from those that the test is about. */
export const processorsWith = (own: Partial<ProcessorTable>): ProcessorTable => {
  const idle = Object.fromEntries(Object.keys(topics).map((topic) => [topic, { handle: async () => undefined }]))
  return { ...idle, ...own } as unknown as ProcessorTable
}

/** The real table with some topics made quicker. */
export const topicsWith = (own: Partial<Record<Topic, Partial<TopicTable[Topic]>>>): TopicTable =>
  Object.fromEntries(
    Object.entries(topics).map(([topic, spec]) => [topic, { ...spec, ...own[topic as Topic] }]),
  ) as TopicTable

export const until = async (condition: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> => {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Did not come true within ${withinMs} ms: ${condition.toString()}`)
    await sleep(20)
  }
}

export const callback = () => ({ topic: 'callback.received', payload: { inboxId: randomUUID() } }) as const
