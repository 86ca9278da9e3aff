import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'

import { emit, emitMany } from '../../src/services/outbox.ts'
import { backends, callback, createJobsDatabase, type JobsDatabase, until } from '../int/jobs/jobs-fixture.ts'

type WorkerProcess = { child: ChildProcess; port: number; output: () => string }

describe.each(backends)('A worker process with queues on $name', ({ redisUrl }) => {
  let database: JobsDatabase
  const children: ChildProcess[] = []
  const queuePrefix = `test-${randomUUID()}`

  const start = async (env: Record<string, string> = {}): Promise<WorkerProcess> => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/jobs-worker.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: database.url,
        QUEUE_PREFIX: queuePrefix,
        ...(redisUrl && { REDIS_URL: redisUrl }),
        ...env,
      },
    })
    children.push(child)
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await until(() => text.includes('ready'), 30_000)
    return { child, port: Number(/ready (\d+)/.exec(text)?.[1]), output: () => text }
  }
  const seen = async (prefix: 'start' | 'end'): Promise<string[]> => {
    const rows = await database.rows<{ job: string }>(`select job from seen where job like $1 order by at`, [
      `${prefix} %`,
    ])
    return rows.map(({ job }) => job.slice(prefix.length + 1))
  }

  beforeAll(async () => {
    database = await createJobsDatabase()
  })
  afterEach(async () => {
    children.splice(0).forEach((child) => child.kill('SIGKILL'))
    await database.rows('delete from seen')
  })
  afterAll(() => database.drop())

  test('that is killed in the middle of a job loses it to another worker within 30 s', async () => {
    const victim = await start({ SLOW_MS: '60000' })
    const effect = callback()
    await database.inTransaction((tx) => emit(tx, effect))
    await until(async () => (await seen('start')).length === 1)
    victim.child.kill('SIGKILL')
    const killedAt = Date.now()
    await start()
    await until(async () => (await seen('end')).length === 1, 30_000)
    expect(Date.now() - killedAt).toBeLessThan(30_000)
    expect(await seen('start')).toEqual([effect.payload.inboxId, effect.payload.inboxId])
    expect(await database.rows('select id from job_runs')).toEqual([])
  }, 90_000)

  test('that is killed while it dispatches loses nothing and doubles no finished job', async () => {
    const effects = Array.from({ length: 3_000 }, callback)
    await database.inTransaction((tx) => emitMany(tx, effects, { notify: false }))
    const victim = await start()
    await until(async () => (await seen('end')).length > 50, 20_000)
    victim.child.kill('SIGKILL')
    await start()
    await until(async () => new Set(await seen('end')).size === effects.length, 60_000)
    const starts = await seen('start')
    // Only the jobs that were in the killed process's hands may have started twice.
    expect(starts.length - effects.length).toBeLessThanOrEqual(4)
    const waiting = await database.rows('select id from outbox where dispatched_at is null')
    expect(waiting).toEqual([])
  }, 120_000)

  test('that is told to stop finishes its jobs first and takes no new ones', async () => {
    const worker = await start({ SLOW_MS: '1500' })
    await database.inTransaction((tx) => emit(tx, callback()))
    await until(async () => (await seen('start')).length === 1)
    worker.child.kill('SIGTERM')
    // the signal takes its time on a busy machine
    await until(() => worker.output().includes('stopping'))
    await database.inTransaction((tx) => emit(tx, callback()))
    await until(() => worker.output().includes('stopped'), 10_000)
    expect(worker.output()).toContain('stopped true')
    expect(await seen('start')).toHaveLength(1)
    expect(await seen('end')).toHaveLength(1)
  }, 60_000)

  test('says that it is well', async () => {
    const { port } = await start()
    await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status === 200)
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404)
  })
})
