import { randomUUID } from 'node:crypto'

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'

import { schedules } from '../../../jobs/schedules.ts'
import { type QueueBackend, openQueues } from '../../../src/jobs/queue-backend.ts'
import { mendSchedules, registerSchedules } from '../../../src/jobs/register-schedules.ts'
import { startJobs } from '../../../src/jobs/start-jobs.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { backends, createJobsDatabase, type JobsDatabase, processorsWith, until } from './jobs-fixture.ts'

jest.unstable_mockModule('../../../src/realtime/publish.ts', () => ({ publish: () => undefined }))
const { tickBilling } = await import('../../../src/jobs/tick-billing.ts')

let database: JobsDatabase
beforeAll(async () => {
  database = await createJobsDatabase()
})
afterAll(() => database.drop())

describe.each(backends)('Schedules on $name', ({ redisUrl }) => {
  const prefix = `test-${randomUUID()}`
  let backend: QueueBackend
  beforeAll(() => {
    backend = openQueues({ databaseUrl: database.url, redisUrl, prefix })
  })
  afterAll(() => backend.close())

  const names = async (): Promise<string[]> =>
    (await backend.queue('maintenance').getJobSchedulers()).map(({ key }) => key).sort()

  test('are registered once by several workers, and those that are gone are removed', async () => {
    await backend.queue('maintenance').upsertJobScheduler('old-one', { every: 5_000 }, { name: 'outbox.prune' })
    const stops = await Promise.all([registerSchedules(backend), registerSchedules(backend)])
    stops.forEach((stop) => stop())
    expect(await names()).toEqual(Object.keys(schedules).sort())
  })

  test('are mended when their chain of runs broke', async () => {
    expect(await mendSchedules(backend)).toEqual([])
    await backend.queue('maintenance').removeJobScheduler('tick-billing')
    expect(await mendSchedules(backend)).toEqual(['tick-billing'])
    expect(await names()).toEqual(Object.keys(schedules).sort())
  })

  test('run their job again and again, once per turn with two workers', async () => {
    const turns: string[] = []
    const processors = processorsWith({ 'money.sweep': { handle: async ({ job }) => void turns.push(job.id) } })
    const { url: databaseUrl, payload } = database
    const args = { payload, databaseUrl, redisUrl, queuePrefix: prefix, processors, concurrency: 2 }
    const workers = await Promise.all([startJobs(args), startJobs(args)])
    const stop = await registerSchedules(backend, { fast: { topic: 'money.sweep', everyMs: 400 } })
    try {
      await until(() => turns.length >= 5)
      expect(new Set(turns).size).toBe(turns.length)
    } finally {
      stop()
      await Promise.all(workers.map((worker) => worker.stop()))
    }
  })
})

describe('The billing tick', () => {
  afterEach(() => setClock())

  test('starts one run per company and period, however often it comes', async () => {
    const [due] = await database.rows<{ id: string }>(
      `insert into companies (timezone, created_at) values
         ('Africa/Nairobi', '2025-01-15'), ('Pacific/Honolulu', '2026-01-15'), ('Nowhere/Land', '2025-01-15')
       returning id`,
    )
    setClock(() => new Date('2026-02-01T04:00:00Z'))
    const tick = (): Promise<number> => tickBilling({ payload: database.payload })
    const started = await Promise.all([tick(), tick(), tick()])
    expect(started.reduce((sum, count) => sum + count, 0)).toBe(1)
    const runs = await database.rows<{ id: string }>('select * from job_runs')
    const effects = await database.rows('select * from outbox')
    expect(runs).toMatchObject([
      { kind: 'billing.run', status: 'queued', company_id: due?.id, params: { period: '2026-02' } },
    ])
    expect(effects).toMatchObject([{ topic: 'billing.run', company_id: due?.id, payload: { jobRunId: runs[0]?.id } }])

    await database.rows('delete from outbox')
    // one more that bills by hand
    await database.rows(
      `insert into companies (timezone, created_at, money_bills_monthly) values ('Africa/Nairobi', '2025-01-15', false)`,
    )
    expect(await tick()).toBe(0)
    setClock(() => new Date('2026-02-01T17:00:00Z'))
    expect(await tick()).toBe(1)
    setClock(() => new Date('2026-03-05T00:00:00Z'))
    expect(await tick()).toBe(2)
  })
})
