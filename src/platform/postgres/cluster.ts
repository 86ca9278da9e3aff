import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { program } from './binaries.ts'
import type { Placement } from './placement.ts'

/** Name of the superuser and of the database. */
export const databaseName = 'freehold'

/** Environment of every PostgreSQL program: nothing of the caller's PG* variables leaks in. */
export const postgresEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
} as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv

/**
 * Makes the data folder when there is none, and returns the superuser's password. An initdb that was
 * interrupted leaves nothing that looks like data.
 */
export const ensureCluster = async (
  placement: Placement,
  { durable }: { durable: boolean },
): Promise<{ password: string; created: boolean }> => {
  const { data, root } = placement
  const passwordFile = join(root, 'postgres-password')
  const known = await readFile(passwordFile, 'utf8').catch(() => undefined)
  const created = !existsSync(join(data, 'PG_VERSION'))
  if (!created && known) return { password: known.trim(), created }

  const password = known?.trim() || randomBytes(24).toString('base64url')
  if (created) await initialise({ placement, password, durable })
  else await setPassword(placement, password)
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  return { password, created }
}

type InitialiseArgs = { placement: Placement; password: string; durable: boolean }

const initialise = async ({ placement, password, durable }: InitialiseArgs): Promise<void> => {
  const { data, native, user } = placement
  const unfinished = `${data}.new`
  const passwordFile = join(unfinished, 'password')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [passwordFile, unfinished]) await chown(path, user.uid, user.gid)

  const target = join(unfinished, 'data')
  await run(placement, program(native, 'initdb'), [
    `--pgdata=${target}`,
    `--username=${databaseName}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // the server's own C.UTF-8: the same on every machine, whatever locales it has
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ])
  await rename(target, data)
  await rm(unfinished, { recursive: true, force: true })
}

/** The password file was lost: the owner of the data sets a new one in single-user mode. */
const setPassword = async (placement: Placement, password: string): Promise<void> => {
  await run(
    placement,
    program(placement.native, 'postgres'),
    ['--single', '-D', placement.data, 'postgres'],
    `alter role ${databaseName} password '${password}'\n`,
  )
}

const run = async ({ user }: Placement, command: string, args: string[], input?: string): Promise<void> => {
  const child = spawn(command, args, { ...user, cwd: '/', env: postgresEnv, stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
  child.stdin.end(input)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${command} failed (${code}):\n${output.trim()}`)
}
