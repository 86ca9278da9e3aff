import { spawn, type ChildProcess } from 'node:child_process'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { identify, type ProcessIdentity } from '../process-identity.ts'
import { program } from './binaries.ts'
import { databaseName, postgresEnv } from './cluster.ts'
import type { Placement } from './placement.ts'
import { stopPostmaster } from './postmaster.ts'
import { urlOf } from './running.ts'
import type { PostgresSettings } from './settings.ts'

export type Launched = { process: ProcessIdentity; exited: Promise<void>; release: () => void }

type LaunchArgs = { placement: Placement; port: number; password: string; settings: PostgresSettings }

/** Starts the server program, waits until it answers, and makes the database when it is missing. */
export const launch = async ({ placement, port, password, settings }: LaunchArgs): Promise<Launched> => {
  const { data, native, root, user } = placement
  const log = await openLog(join(root, 'postgres.log'))
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(program(native, 'postgres'), ['-D', data, '-p', String(port), ...options], {
    ...user,
    cwd: data,
    env: postgresEnv,
    // its own session: Ctrl-C reaches the launcher only, which stops the database last
    detached: true,
    stdio: ['ignore', log.handle.fd, log.handle.fd],
  })
  const exited = ended(child)
  await log.handle.close()
  const server = identify(child.pid ?? 0)
  if (!server) throw new Error(`PostgreSQL did not start:\n${await tail(log, join(root, 'postgres.log'))}`)
  const release = guard({ pid: server.pid, data, user })
  child.unref()
  try {
    await answer({ port, password, exited })
    return { process: server, exited, release }
  } catch (cause) {
    await stopPostmaster(server, 5_000)
    release()
    throw new Error(`PostgreSQL did not start:\n${await tail(log, join(root, 'postgres.log'))}`, { cause })
  }
}

/**
 * A small shell that waits on a pipe from this process. When this process is killed the pipe closes, and the
 * shell stops the server. @returns a function that ends the watch
 */
const guard = ({
  pid,
  data,
  user,
}: {
  pid: number
  data: string
  user?: { uid: number; gid: number }
}): (() => void) => {
  if (process.platform === 'win32') return () => undefined
  const script =
    'read -r word; [ "$word" = done ] && exit; [ "$(head -n 1 "$2/postmaster.pid")" = "$1" ] && kill -INT "$1"'
  const shell = spawn('/bin/sh', ['-c', script, 'freehold-guard', String(pid), data], {
    ...user,
    cwd: '/',
    env: postgresEnv,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.stdin.on('error', () => undefined)
  shell.unref()
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return () => shell.stdin.end('done\n')
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })

const answer = async ({
  port,
  password,
  exited,
}: {
  port: number
  password: string
  exited: Promise<void>
}): Promise<void> => {
  let isOver = false
  void exited.then(() => (isOver = true))
  // recovery after a crash may take a while
  const deadline = Date.now() + 120_000
  for (;;) {
    const client = new Client({ connectionString: urlOf(port, password, 'postgres'), connectionTimeoutMillis: 5_000 })
    try {
      await client.connect()
      const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
      if (rowCount === 0) await client.query(`create database ${databaseName}`)
      return
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      // 28P01: another server answers on this port, or the password is not this cluster's
      if (isOver || code === '28P01' || Date.now() > deadline) throw error
    } finally {
      await client.end().catch(() => undefined)
    }
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

type Log = { handle: Awaited<ReturnType<typeof open>>; from: number }

/** Appends, so that the story of a crash survives the restart; starts anew above 10 MB. */
const openLog = async (path: string): Promise<Log> => {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0
  const isLarge = size > 10_000_000
  return { handle: await open(path, isLarge ? 'w' : 'a', 0o600), from: isLarge ? 0 : size }
}

const tail = async (log: Log, path: string): Promise<string> =>
  (await readFile(path)).subarray(log.from).toString().trim().split('\n').slice(-15).join('\n')
