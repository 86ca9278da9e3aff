import type { Payload } from 'payload'
import type { PayloadOf, Topic } from '../../jobs/queues.ts'
import { readQuery, type Tx } from '../db/transaction.ts'
import { logger } from '../platform/logger.ts'

export const outboxChannel = 'freehold_outbox'

export type Effect = {
  [T in Topic]: {
    topic: T
    payload: PayloadOf<T>
    /** Null or absent for an effect of the platform itself. */
    company?: string | null
    /** A second row with the same key is dropped, for as long as the first is kept (7 days after dispatch). */
    key?: string | null
  }
}[Topic]

export type EmitOptions = {
  /**
   * False on hot paths, which call `wakeOutbox` once their transaction has committed: a notification inside the
   * transaction makes all commits of the database queue up. 31 connections on 2 cores: 1,700 commits a second without
   * it, 550 with it, 1,990 with the debounced one after the commit.
   */
  notify?: boolean
}

/** Writes an effect in the caller's transaction: it is dispatched after the commit, and never without one. */
export const emit = async (tx: Tx, effect: Effect, options?: EmitOptions): Promise<void> => {
  await emitMany(tx, [effect], options)
}

/**
 * Writes many effects by one statement.
 * @returns ids of the rows written; a row whose key is taken is not among them
 */
export const emitMany = async (tx: Tx, effects: readonly Effect[], options: EmitOptions = {}): Promise<string[]> => {
  if (effects.length === 0) return []
  const rows = await tx.query<{ id: string }>(options.notify === false ? insertEffects : insertAndNotify, [
    JSON.stringify(effects),
  ])
  return rows.map(({ id }) => id)
}

/** Tells the dispatchers that rows were committed; at most one notification per 20 ms and process. */
export const wakeOutbox = (payload: Payload): void => {
  if (waking.has(payload)) return
  waking.add(payload)
  setTimeout(() => {
    waking.delete(payload)
    readQuery(payload, notifyDispatcher, []).catch((error: unknown) =>
      logger.warn({ err: error }, 'The outbox could not be woken; the next sweep takes its rows.'),
    )
  }, wakeDelayMs).unref()
}

const wakeDelayMs = 20
const waking = new WeakSet<Payload>()

const notifyDispatcher = `select pg_notify('${outboxChannel}', '')`

const insertEffects = `
  insert into outbox (id, topic, key, payload, company_id, attempts, created_at, updated_at)
  select gen_random_uuid(), topic, key, coalesce(payload, '{}'::jsonb), company, 0, clock_timestamp(), clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as effect (topic text, key text, payload jsonb, company uuid)
  on conflict do nothing
  returning id`

// One statement for both; the notification goes out at the commit, once.
const insertAndNotify = `
  with written as (${insertEffects})
  select id, case when row_number() over () = 1 then pg_notify('${outboxChannel}', '') end as notified from written`
