import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { identify, isAlive, isGone, type ProcessIdentity } from '../../src/platform/process-identity.ts'
import { makeFolder, until } from './launcher-folder.ts'

const { folder, launch, stopAll, runtime, remove } = makeFolder()
const inData = (name: string): string => join(folder, '.data', name)

beforeAll(() => expect(process.platform).toBe('linux'))
afterAll(remove)

const postgresOf = (): ProcessIdentity => {
  const place = existsSync(inData('postgres-location.json'))
    ? (JSON.parse(readFileSync(inData('postgres-location.json'), 'utf8')) as { data: string }).data
    : inData('postgres')
  return identify(Number(readFileSync(join(place, 'postmaster.pid'), 'utf8').split('\n')[0])) as ProcessIdentity
}

const ready = async (extra?: Record<string, string>) => {
  const run = launch('start', extra)
  await run.saying(/Stop with Ctrl-C/)
  return run
}

const stop = async (run: ReturnType<typeof launch>): Promise<void> => {
  run.child.kill('SIGTERM')
  expect(await run.exited).toBe(0)
}

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

describe('npm start', () => {
  afterEach(async () => {
    await stopAll()
    rmSync(join(folder, 'web-must-fail'), { force: true })
  })

  test('says every step, the URLs and the log-ins, and stops without a trace', async () => {
    const run = await ready()
    for (const text of ['✓ Database', '✓ Migrations', '✓ Demo data', '/api/v1', 'admin@demo.example'])
      expect(run.said()).toContain(text)
    expect(statSync(inData('runtime.json')).mode & 0o777).toBe(0o600)
    const processes = [...Object.values(runtime().pids), postgresOf()]
    expect(processes).toHaveLength(4)

    await stop(run)
    expect(processes.filter(isAlive)).toEqual([])
    expect(existsSync(inData('runtime.json'))).toBe(false)
  })

  test('the second run is quick and seeds nothing; a run beside it is refused and disturbs nothing', async () => {
    await stop(await ready())
    const started = Date.now()
    const first = await ready()
    expect(Date.now() - started).toBeLessThan(15_000)
    expect(first.said()).not.toMatch(/Migrations|Demo data/)

    const second = launch()
    expect(await second.exited).toBe(1)
    expect(second.said()).toMatch(/already runs in this folder \(process \d+, http:\/\/localhost:\d+\)/)
    expect((await fetch(`${runtime().webUrl}/readyz`)).status).toBe(200)
    await stop(first)
  })

  test('after kill -9 of the launcher its processes end, and the next run starts at once', async () => {
    const first = await ready()
    const left = [...Object.values(runtime().pids), postgresOf()]
    first.child.kill('SIGKILL')
    await first.exited
    const second = await ready()
    expect(left.filter(isAlive)).toEqual([])
    await stop(second)
  })

  test('stops what an earlier run left, but never a stranger with a recycled pid', async () => {
    const [orphan, stranger] = [1, 2].map(() => spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }))
    const [left, alive] = [identify(orphan?.pid ?? 0), identify(stranger?.pid ?? 0)] as [
      ProcessIdentity,
      ProcessIdentity,
    ]
    writeFileSync(
      inData('runtime.json'),
      JSON.stringify({ pids: { web: left, worker: { ...alive, startedAt: 'before' } } }),
    )
    writeFileSync(inData('launcher.lock'), JSON.stringify({ ...alive, startedAt: 'before' }))

    const run = await ready()
    expect(run.said()).toContain('left behind: web')
    expect(isAlive(left)).toBe(false)
    expect(isAlive(alive)).toBe(true)
    stranger?.kill()
    await stop(run)
  })

  test('a process that dies is started again', async () => {
    const run = await ready()
    process.kill(runtime().pids.web?.pid as number, 'SIGKILL')
    await run.saying(/web died \(SIGKILL\); starting it again \(1 of 3\)/)
    await until(
      () =>
        fetch(`${runtime().webUrl}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      () => 'web did not come back',
    )
    await stop(run)
  })

  test('PostgreSQL that dies is started again on the same port, with the data', async () => {
    const run = await ready()
    const { databaseUrl } = runtime()
    process.kill(postgresOf().pid, 'SIGKILL')
    await run.saying(/PostgreSQL died; starting it again/)
    const names = async (): Promise<string> => {
      const client = new Client({ connectionString: databaseUrl })
      client.on('error', () => undefined)
      await client.connect()
      const { rows } = await client.query<{ name: string }>('select name from companies')
      await client.end()
      return rows.map(({ name }) => name).join()
    }
    await until(
      () =>
        names().then(
          (all) => all === 'Demo',
          () => false,
        ),
      () => 'the data did not come back',
    )
    await stop(run)
  })

  test('a process that cannot live stops everything, with its last words', async () => {
    writeFileSync(join(folder, 'web-must-fail'), '')
    const run = launch()
    expect(await run.exited).toBe(1)
    expect(run.said()).toMatch(/web died 4 times[\s\S]*cannot start: web-must-fail/)
    expect(await isGone(postgresOfOrGone(), 5_000)).toBe(true)
  })

  test('a taken port: the next one by default, an error when PORT is set', async () => {
    const taken = await listen(3000).catch(() => undefined)
    const run = await ready()
    expect(run.said()).toMatch(/Port 3000 is taken by another program: using 30\d\d instead/)
    await stop(run)
    const refused = launch('start', { PORT: '3000' })
    expect(await refused.exited).toBe(1)
    expect(refused.said()).toContain('Port 3000 (PORT) is taken')
    taken?.close()
  })

  test('wrong variables are all named before anything starts', async () => {
    const run = launch('start', { PORT: 'x', REDIS_URL: 'y', APP_ENV: 'production' })
    expect(await run.exited).toBe(1)
    expect(run.said()).toMatch(/PORT [\s\S]*REDIS_URL /)
  })
})

const postgresOfOrGone = (): ProcessIdentity => {
  try {
    return postgresOf()
  } catch {
    return { pid: 0, startedAt: 'gone' }
  }
}
