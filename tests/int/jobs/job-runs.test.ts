import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'

import { createJobsDatabase, type JobsDatabase } from './jobs-fixture.ts'

const published: { company: string; event: string; data: Record<string, unknown> }[] = []
jest.unstable_mockModule('../../../src/realtime/publish.ts', () => ({
  publish: (_payload: unknown, message: (typeof published)[number]) => void published.push(message),
}))
const { failJobRun, finishJobRun, queueJobRun, reportProgress, startJobRun } =
  await import('../../../src/services/job-runs.ts')

describe('A job run', () => {
  let database: JobsDatabase
  const company = randomUUID()

  const queue = (own: { company?: string | null } = {}): Promise<string> =>
    database.inTransaction((tx) =>
      queueJobRun(tx, { kind: 'billing.run', company, params: { period: '2026-01' }, ...own }),
    )
  const read = async (id: string): Promise<Record<string, unknown>> =>
    (await database.rows('select * from job_runs where id = $1', [id]))[0] ?? {}

  beforeAll(async () => {
    database = await createJobsDatabase()
  })
  beforeEach(() => void published.splice(0))
  afterAll(() => database.drop())

  test('goes from queued to running to done', async () => {
    const id = await queue()
    expect(await read(id)).toMatchObject({ status: 'queued', params: { period: '2026-01' }, company_id: company })
    const run = await startJobRun(database.payload, id)
    expect(run).toEqual({
      id,
      kind: 'billing.run',
      company,
      status: 'running',
      params: { period: '2026-01' },
      dryRun: false,
    })
    await finishJobRun(database.payload, id, { processed: 3, total: 3, counts: { created: 2, skipped: 1 } })
    const done = await read(id)
    expect(done).toMatchObject({
      status: 'done',
      processed: '3',
      total: '3',
      counts: { created: 2, skipped: 1 },
      errors: [],
    })
    expect(done.finished_at).toBeInstanceOf(Date)
    expect(await startJobRun(database.payload, id)).toBeUndefined()
  })

  test('writes its progress at most 4 times a second and loses nothing at the end', async () => {
    const id = await queue()
    await startJobRun(database.payload, id)
    published.splice(0)
    const from = Date.now()
    for (let processed = 1; Date.now() - from < 1_100; processed += 1) {
      reportProgress(database.payload, id, { processed, total: 100_000 })
      await sleep(1)
    }
    await sleep(350)
    expect(published.length).toBeGreaterThanOrEqual(3)
    expect(published.length).toBeLessThanOrEqual(6)
    expect(published[0]).toMatchObject({
      company,
      event: 'job.progress',
      data: { id, status: 'running', total: 100_000 },
    })
    reportProgress(database.payload, id, { processed: 99_999 })
    await finishJobRun(database.payload, id)
    expect(published.at(-1)).toMatchObject({ data: { id, status: 'done', processed: 99_999, total: 100_000 } })
    await sleep(350)
    expect(await read(id)).toMatchObject({ status: 'done', processed: '99999', total: '100000' })
  })

  test('shows its progress while the transaction of its work is open', async () => {
    const id = await queue()
    await startJobRun(database.payload, id)
    await database.inTransaction(async (tx) => {
      await tx.query('insert into seen (job) values ($1)', [id])
      reportProgress(database.payload, id, { processed: 1, total: 2 })
      await sleep(400)
      expect(await read(id)).toMatchObject({ processed: '1', total: '2' })
    })
  })

  test('keeps its errors when it fails, and forgets them when it starts again', async () => {
    const id = await queue()
    await startJobRun(database.payload, id)
    await failJobRun(database.payload, id, { errors: [{ message: 'Lease 12 has no currency.', code: 'VALIDATION' }] })
    expect(await read(id)).toMatchObject({ status: 'failed', errors: [{ message: 'Lease 12 has no currency.' }] })
    expect(await startJobRun(database.payload, id)).toMatchObject({ status: 'running' })
    expect(await read(id)).toMatchObject({ status: 'running', errors: [], finished_at: null })
  })

  test('of the platform itself is not announced to any company', async () => {
    const id = await queue({ company: null })
    await startJobRun(database.payload, id)
    await finishJobRun(database.payload, id)
    expect(published).toEqual([])
  })
})
