import { randomUUID } from 'node:crypto'

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'

import { PermanentError } from '../../../src/jobs/permanent-error.ts'
import type { ProcessorTable } from '../../../src/jobs/processor.ts'
import { type RunningJobs, startJobs } from '../../../src/jobs/start-jobs.ts'
import { AppError } from '../../../src/platform/errors.ts'
import { retryDeadJob } from '../../../src/services/dead-jobs.ts'
import { emit } from '../../../src/services/outbox.ts'
import { backends, callback, createJobsDatabase, type JobsDatabase } from './jobs-fixture.ts'
import { processorsWith, topicsWith, until } from './jobs-fixture.ts'

type DeadRow = {
  id: string
  kind: string
  status: string
  params: unknown
  company_id: string
  errors: { message: string }[]
}

describe.each(backends)('A failing job with queues on $name', ({ redisUrl }) => {
  let database: JobsDatabase
  let jobs: RunningJobs | undefined
  const queuePrefix = `test-${randomUUID()}`
  const company = randomUUID()
  const topics = topicsWith({
    'callback.received': { attempts: 4, backoffMs: 100 },
    'charge.poll': { attempts: 4, delaysMs: [200, 100, 100, 100] },
    'payment.received': { attempts: 2, backoffMs: 20 },
  })

  const start = async (own: Partial<ProcessorTable>): Promise<void> => {
    const { url: databaseUrl, payload } = database
    const processors = processorsWith(own)
    jobs = await startJobs({ payload, databaseUrl, redisUrl, queuePrefix, processors, topics, concurrency: 4 })
  }
  const send = (effect: Parameters<typeof emit>[1]): Promise<void> =>
    database.inTransaction((tx) => emit(tx, { ...effect, company }))
  const runs = (): Promise<DeadRow[]> => database.rows<DeadRow>('select * from job_runs')

  beforeAll(async () => {
    database = await createJobsDatabase()
  })
  afterEach(async () => {
    await jobs?.stop()
    await database.rows('delete from job_runs')
  })
  afterAll(() => database.drop())

  test('is tried again after growing waits until it succeeds', async () => {
    const times: number[] = []
    const attempts: number[] = []
    await start({
      'callback.received': {
        handle: async ({ job }) => {
          times.push(Date.now())
          attempts.push(job.attempt)
          if (times.length < 4) throw new Error('the gateway is down')
        },
      },
    })
    await send(callback())
    await until(() => times.length === 4)
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(attempts).toEqual([1, 2, 3, 4])
    // Half of each wait is random: 50-100, 100-200, 200-400 ms.
    expect(waits[0]).toBeGreaterThanOrEqual(45)
    expect(waits[1]).toBeGreaterThanOrEqual(95)
    expect(waits[2]).toBeGreaterThanOrEqual(195)
    expect(await runs()).toEqual([])
  })

  test('becomes a dead letter with its payload when no attempt is left, and tells its processor', async () => {
    let count = 0
    const dead: string[] = []
    await start({
      'callback.received': {
        handle: async () => {
          count += 1
          throw new Error(`the gateway is down (${count})`)
        },
        onDead: async ({ data, error }) => void dead.push(`${data.inboxId} ${error.message}`),
      },
    })
    const effect = callback()
    await send(effect)
    await until(() => dead.length === 1)
    expect(count).toBe(4)
    expect(dead).toEqual([`${effect.payload.inboxId} the gateway is down (4)`])
    expect(await runs()).toMatchObject([
      {
        kind: 'callback.received',
        status: 'dead',
        params: effect.payload,
        company_id: company,
        errors: [{ message: 'the gateway is down (4)' }],
        counts: { attempts: 4 },
      },
    ])
  })

  const permanentErrors: [string, Error][] = [
    ['a permanent error', new PermanentError('this can never work')],
    [
      'a refusal that is marked permanent',
      new AppError({ status: 404, code: 'NOT_FOUND', message: 'gone', data: { permanent: true } }),
    ],
  ]
  test.each(permanentErrors)('is dead at once after %s', async (_, error) => {
    let count = 0
    await start({
      'callback.received': {
        handle: async () => {
          count += 1
          throw error
        },
      },
    })
    await send(callback())
    await until(async () => (await runs()).length === 1)
    expect(count).toBe(1)
    expect(await runs()).toMatchObject([{ status: 'dead', errors: [{ message: error.message }] }])
  })

  test('is dead at once when its payload does not fit the topic', async () => {
    let count = 0
    const run = async (): Promise<void> => void (count += 1)
    await start({ 'callback.received': { handle: run, onDead: run } })
    const failedBefore = (await jobs?.backend.queue('callbacks').getJobCounts('failed'))?.failed
    await send({ topic: 'callback.received', payload: { inboxId: 'not an id' } })
    await until(async () => (await jobs?.backend.queue('callbacks').getJobCounts('failed'))?.failed !== failedBefore)
    expect(await runs()).toMatchObject([{ status: 'dead', params: { inboxId: 'not an id' } }])
    expect(count).toBe(0)
  })

  test('runs again on request, and its row follows the outcome', async () => {
    let isGatewayUp = false
    const seen: string[] = []
    await start({
      'callback.received': {
        handle: async ({ data }) => {
          if (!isGatewayUp) throw new PermanentError('still down')
          seen.push(data.inboxId)
        },
      },
    })
    const effect = callback()
    await send(effect)
    await until(async () => (await runs()).length === 1)
    const id = (await runs())[0]?.id ?? ''

    await retryDeadJob({ req: database.request(), id })
    await until(async () => (await runs())[0]?.errors.length === 2)
    expect(await runs()).toMatchObject([{ id, status: 'dead' }])

    isGatewayUp = true
    await retryDeadJob({ req: database.request(), id })
    await until(async () => (await runs())[0]?.status === 'done')
    expect(seen).toEqual([effect.payload.inboxId])
    expect(await runs()).toHaveLength(1)
    await expect(retryDeadJob({ req: database.request(), id })).rejects.toMatchObject({ status: 409 })
  })

  test('is emitted once by many requests at once, and not by another company', async () => {
    let count = 0
    await start({
      'callback.received': {
        handle: async () => {
          count += 1
          throw new PermanentError('no')
        },
      },
    })
    await send(callback())
    await until(async () => (await runs()).length === 1)
    const id = (await runs())[0]?.id ?? ''
    const foreign = retryDeadJob({ req: database.request(), id, company: randomUUID() })
    await expect(foreign).rejects.toMatchObject({ status: 404 })
    await jobs?.stop()
    const tries = Array.from({ length: 10 }, () => retryDeadJob({ req: database.request(), id, company }))
    const results = await Promise.allSettled(tries)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(count).toBe(1)
  })

  test('that only waits for an answer follows its table of delays', async () => {
    const times: number[] = [Date.now()]
    await start({
      'charge.poll': {
        handle: async () => {
          times.push(Date.now())
          return times.length < 4 ? 'again' : undefined
        },
      },
    })
    times[0] = Date.now()
    await send({ topic: 'charge.poll', payload: { intentId: randomUUID() } })
    await until(() => times.length === 4)
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(waits[0]).toBeGreaterThanOrEqual(195)
    expect(waits[1]).toBeGreaterThanOrEqual(95)
    expect(await runs()).toEqual([])
  })

  test('comes again when its dead letter cannot be written', async () => {
    let count = 0
    await start({
      'callback.received': {
        handle: async () => {
          count += 1
          throw new PermanentError('no')
        },
      },
    })
    await database.rows('alter table job_runs rename to job_runs_away')
    await send(callback())
    await until(async () => (await jobs?.backend.queue('callbacks').getJobCounts('delayed'))?.delayed === 1)
    await database.rows('alter table job_runs_away rename to job_runs')
    await jobs?.backend.queue('callbacks').promoteJobs()
    await until(async () => (await runs()).length === 1)
    expect(count).toBe(2)
  })

  test('of the screens leaves no dead letter: a reload shows the same', async () => {
    let count = 0
    await start({
      'payment.received': {
        handle: async () => {
          count += 1
          throw new Error('no socket server')
        },
      },
    })
    await send({ topic: 'payment.received', payload: { paymentId: randomUUID() } })
    await until(() => count === 2)
    await jobs?.stop()
    expect(await runs()).toEqual([])
  })
})
