import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'

import type { JobsArgs, RunningJobs } from '../../../src/jobs/start-jobs.ts'
import { startJobs } from '../../../src/jobs/start-jobs.ts'
import { pruneOutbox } from '../../../src/jobs/prune-outbox.ts'
import { emit, emitMany, wakeOutbox } from '../../../src/services/outbox.ts'
import { backends, callback, createJobsDatabase, type JobsDatabase, processorsWith, until } from './jobs-fixture.ts'

describe.each(backends)('The outbox with queues on $name', ({ redisUrl }) => {
  let database: JobsDatabase
  let running: RunningJobs[] = []
  let done: string[] = []
  const queuePrefix = `test-${randomUUID()}`

  const start = async (own: Partial<JobsArgs> = {}): Promise<RunningJobs> => {
    const processors = processorsWith({
      'callback.received': { handle: async ({ data }) => void done.push(data.inboxId) },
    })
    const { url: databaseUrl, payload } = database
    const jobs = await startJobs({ payload, databaseUrl, redisUrl, queuePrefix, processors, concurrency: 8, ...own })
    running.push(jobs)
    return jobs
  }
  const pending = async (): Promise<number> =>
    Number((await database.rows<{ n: string }>('select count(*) n from outbox where dispatched_at is null'))[0]?.n)

  beforeAll(async () => {
    database = await createJobsDatabase()
  })
  afterEach(async () => {
    await Promise.all(running.map((jobs) => jobs.stop()))
    running = []
    done = []
  })
  afterAll(() => database.drop())

  test('runs an effect soon after the commit, without waiting for the sweep', async () => {
    const jobs = await start({ sweepMs: 60_000 })
    await until(jobs.dispatcher.isListening)
    const effect = callback()
    const from = Date.now()
    await database.inTransaction((tx) => emit(tx, effect))
    await until(() => done.length === 1)
    expect(done).toEqual([effect.payload.inboxId])
    expect(Date.now() - from).toBeLessThan(2_000)
  })

  test('runs an effect once when the same key is emitted many times at once', async () => {
    await start()
    const key = `once-${randomUUID()}`
    const effect = callback()
    await Promise.all(Array.from({ length: 30 }, () => database.inTransaction((tx) => emit(tx, { ...effect, key }))))
    await until(() => done.length > 0)
    await sleep(300)
    expect(done).toEqual([effect.payload.inboxId])
  })

  test('emits nothing when the transaction is rolled back', async () => {
    const jobs = await start()
    const before = await database.rows('select id from outbox')
    const failing = database.inTransaction(async (tx) => {
      await emit(tx, callback())
      throw new Error('the work failed')
    })
    await expect(failing).rejects.toThrow('the work failed')
    await jobs.dispatcher.flush()
    expect(await database.rows('select id from outbox')).toHaveLength(before.length)
    expect(done).toEqual([])
  })

  test('dispatches each row once with two dispatchers at work', async () => {
    const effects = Array.from({ length: 1_500 }, callback)
    await database.inTransaction((tx) => emitMany(tx, effects, { notify: false }))
    await Promise.all([start(), start()])
    await until(() => done.length >= effects.length, 30_000)
    await sleep(300)
    expect(done).toHaveLength(effects.length)
    expect(new Set(done).size).toBe(effects.length)
    const [counts] = await database.rows(
      `select max(attempts)::int most from outbox where payload->>'inboxId' = any($1)`,
      [effects.map(({ payload }) => payload.inboxId)],
    )
    expect(counts).toEqual({ most: 1 })
    expect(await pending()).toBe(0)
  })

  test('does not run a job again when the crash came between adding and marking', async () => {
    const jobs = await start()
    const effect = callback()
    await database.inTransaction((tx) => emit(tx, effect))
    await until(() => done.length === 1)
    await until(async () => (await pending()) === 0)
    await database.rows('update outbox set dispatched_at = null')
    await jobs.dispatcher.flush()
    await sleep(300)
    expect(await pending()).toBe(0)
    expect(done).toEqual([effect.payload.inboxId])
  })

  test('finds a row by the sweep when nobody notified', async () => {
    const jobs = await start({ sweepMs: 300 })
    await until(jobs.dispatcher.isListening)
    await database.inTransaction((tx) => emit(tx, callback(), { notify: false }))
    await until(() => done.length === 1, 3_000)
  })

  test('is woken by one notification for many commits of a hot path', async () => {
    const jobs = await start({ sweepMs: 60_000 })
    await until(jobs.dispatcher.isListening)
    const effects = Array.from({ length: 20 }, callback)
    for (const effect of effects) {
      await database.inTransaction((tx) => emit(tx, effect, { notify: false }))
      wakeOutbox(database.payload)
    }
    await until(() => done.length === effects.length, 3_000)
  })

  test('opens another connection when its own is cut', async () => {
    const jobs = await start({ sweepMs: 60_000 })
    await until(jobs.dispatcher.isListening)
    const listeners = (): Promise<{ pid: number }[]> =>
      database.rows(
        `select pid from pg_stat_activity
         where application_name = 'freehold-outbox' and datname = current_database()`,
      )
    await until(async () => (await listeners()).length === 1)
    const [old] = await listeners()
    await database.rows('select pg_terminate_backend($1)', [old?.pid])
    await until(async () => (await listeners()).some(({ pid }) => pid !== old?.pid))
    await database.inTransaction((tx) => emit(tx, callback()))
    await until(() => done.length === 1)
  })

  test('prunes what was dispatched over 7 days ago and nothing else', async () => {
    await database.rows('delete from outbox')
    await database.rows(
      `insert into outbox (topic, payload, dispatched_at)
       select 'mail.send', '{}'::jsonb, now() - interval '8 days' from generate_series(1, 6000)
       union all select 'mail.send', '{}', now() - interval '6 days'`,
    )
    expect(await pruneOutbox({ payload: database.payload })).toBe(6_000)
    expect(await database.rows('select id from outbox')).toHaveLength(1)
  })
})
