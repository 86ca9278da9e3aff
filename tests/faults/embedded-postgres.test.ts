import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded, withDatabase, type EmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { dataFolder } from '../../src/platform/postgres/placement.ts'
import { identify, isGone, type ProcessIdentity } from '../../src/platform/process-identity.ts'

// mkdtemp makes folders of mode 700: as root this is the closed folder
const dir = mkdtempSync(join(tmpdir(), 'freehold-embedded-'))
const isRoot = process.getuid?.() === 0
let server: EmbeddedPostgres | undefined

const start = async (args: { port?: number } = {}): Promise<EmbeddedPostgres> =>
  (server = await startEmbedded({ dir, ...args }))

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text)
  await client.end()
  return rows
}

afterEach(() => server?.stop())
afterAll(async () => {
  await (await start()).destroy()
  rmSync(dir, { recursive: true })
})

describe('embedded PostgreSQL', () => {
  test('is UTF-8, durable, behind a password, on this machine only', async () => {
    const { url, port } = await start()
    expect(
      await query(
        url,
        `select upper('äé') as up, current_setting('fsync') fsync, current_setting('server_encoding') enc,
        current_setting('listen_addresses') listen, current_setting('unix_socket_directories') sockets`,
      ),
    ).toEqual([{ up: 'ÄÉ', fsync: 'on', enc: 'UTF8', listen: '127.0.0.1', sockets: '' }])
    await expect(query(`postgresql://freehold:wrong@127.0.0.1:${port}/freehold`, 'select 1')).rejects.toThrow(
      'password',
    )
    expect(statSync(join(dir, 'postgres-password')).mode & 0o777).toBe(0o600)
  })

  test('committed data survives kill -9, and the next start needs no help', async () => {
    const first = await start()
    await query(first.url, 'create table kept as select 42 as answer')
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const second = await start()
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('starts over a pid file whose pid belongs to a stranger now', async () => {
    await (await start()).stop()
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' })
    const data = await dataFolder(dir)
    writeFileSync(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n0\n5432\n\n127.0.0.1\n`)
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
  })

  test('stops the server whose owner was killed, even when nothing else did', async () => {
    const first = await start()
    writeFileSync(join(dir, 'postgres-owner.json'), JSON.stringify({ pid: 1, startedAt: 'before' }))
    const second = await start()
    expect(second.pid).not.toBe(first.pid)
    expect(await isGone({ pid: first.pid, startedAt: 'any' }, 100)).toBe(true)
  })

  test('ends with the process that started it', async () => {
    const script = `
      const { startEmbedded } = await import('./src/platform/embedded-postgres.ts')
      const { pid } = await startEmbedded({ dir: ${JSON.stringify(dir)} })
      console.log('pid', pid)
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    const postgres = await new Promise<ProcessIdentity>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) =>
        resolve(identify(Number(/\d+/.exec(String(chunk))?.[0])) as ProcessIdentity),
      )
      child.stderr.on('data', (chunk: Buffer) => reject(new Error(String(chunk))))
    })
    child.kill('SIGKILL')
    expect(await isGone(postgres, 10_000)).toBe(true)
  })

  test('is not started twice while its owner lives', async () => {
    await start()
    await expect(startEmbedded({ dir })).rejects.toThrow(/in use by process \d+/)
  })

  test('names a taken port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    await expect(start({ port })).rejects.toThrow(`Port ${port} for PostgreSQL is taken`)
    other.close()
  })

  test('sets a new password when the file with the old one is lost', async () => {
    await (await start()).stop()
    rmSync(join(dir, 'postgres-password'))
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('serves commands: the running server, else one for the duration', async () => {
    process.env.DATA_DIR = dir
    const own = await withDatabase(async (url) => (await query(url, 'select pg_backend_pid() > 0 as ok'))[0]?.ok)
    expect(own).toBe(true)
    const { url } = await start()
    expect(await withDatabase(async (given) => given)).toBe(url)
    delete process.env.DATA_DIR
  })

  const asRoot = isRoot ? test : test.skip
  asRoot('as root in a closed folder: runs as another user, elsewhere, says where, and cleans up', async () => {
    const { outside, pid, destroy } = await start()
    expect(outside).toMatch(/^\/var\/tmp\/freehold-0-[0-9a-f]{12}$/)
    expect(JSON.parse(readFileSync(join(dir, 'postgres-location.json'), 'utf8'))).toMatchObject({
      data: `${outside}/data`,
    })
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0/m)
    await destroy()
    expect(existsSync(outside as string)).toBe(false)
    expect(existsSync(join(dir, 'postgres-location.json'))).toBe(false)
  })
})
