import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { copyBinaries, installedBinaries, program } from './binaries.ts'

/** Where the embedded server lives and as whom it runs. */
export type Placement = {
  /** the data root (`.data`) it belongs to */
  root: string
  native: string
  data: string
  /** set when the caller is root, whom PostgreSQL refuses */
  user?: { uid: number; gid: number }
  /** folder outside the data root, when the data root is closed to that user */
  outside?: string
}

const recordOf = (root: string): string => join(root, 'postgres-location.json')

/**
 * Decides where binaries and data go: in the data root when the server's user can reach it, else in a
 * folder under /var/tmp that is named in `postgres-location.json`.
 */
export const place = async (dir: string): Promise<Placement> => {
  const root = resolve(dir)
  await mkdir(root, { recursive: true })
  const native = await installedBinaries()
  if (process.getuid?.() !== 0) return { root, native, data: join(root, 'postgres') }

  const recorded = await readRecord(root)
  const user = await unprivilegedUser(recorded?.data ?? join(root, 'postgres'))
  const nativeOpen = canRead(native, user)
  if (!recorded && nativeOpen && (await canHoldData(root, user)))
    return { root, native, data: join(root, 'postgres'), user }

  const outside = recorded ? dirname(recorded.data) : outsideFolder(root)
  await makeOutside(outside)
  const copied = join(outside, 'native')
  if (!nativeOpen && !canRead(copied, user)) await copyBinaries(native, copied)
  const placement = { root, native: nativeOpen ? native : copied, data: join(outside, 'data'), user, outside }
  await writeFile(recordOf(root), `${JSON.stringify({ data: placement.data, folder: root }, null, 2)}\n`)
  return placement
}

/** Folder of the data of a data root, whether it exists or not. */
export const dataFolder = async (dir: string): Promise<string> =>
  (await readRecord(resolve(dir)))?.data ?? join(resolve(dir), 'postgres')

/** Removes data, copied binaries and their record. The server must be stopped. */
export const removePlacement = async (dir: string): Promise<string[]> => {
  const root = resolve(dir)
  const recorded = await readRecord(root)
  const paths = [join(root, 'postgres'), ...(recorded ? [dirname(recorded.data)] : [])].filter((path) =>
    existsSync(path),
  )
  for (const path of [...paths, recordOf(root)]) await rm(path, { recursive: true, force: true })
  return paths
}

const outsideFolder = (root: string): string =>
  `/var/tmp/freehold-${process.getuid?.()}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`

const readRecord = async (root: string): Promise<{ data: string; folder: string } | undefined> => {
  const text = await readFile(recordOf(root), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const record = JSON.parse(text) as { data: string; folder: string }
  // a copy of the folder must not share the data of the original; a moved folder keeps its own
  const isCopy = record.folder !== root && existsSync(recordOf(record.folder))
  const isOurs = /^\/var\/tmp\/freehold-\d+-[0-9a-f]{12}\/data$/.test(record.data)
  return isCopy || !isOurs ? undefined : record
}

/** The folder's name can be guessed, so somebody else may have made it first. */
const makeOutside = async (folder: string): Promise<void> => {
  await mkdir(folder, { mode: 0o711 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const info = await lstat(folder)
  if (!info.isDirectory() || info.uid !== process.getuid?.())
    throw new Error(`${folder} belongs to another user. Remove it, or set DATABASE_URL to a PostgreSQL server.`)
  await chmod(folder, 0o711)
}

/** Existing data keeps its owner; else `postgres`, else `nobody`. */
const unprivilegedUser = async (data: string): Promise<{ uid: number; gid: number }> => {
  const owner = await stat(data).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const rows = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody')
  return { uid: Number(row?.[2] ?? 65534), gid: Number(row?.[3] ?? 65534) }
}

const canRead = (native: string, user: { uid: number; gid: number }): boolean =>
  existsSync(native) &&
  asUser(user, program(native, 'postgres'), ['--version']) &&
  asUser(user, '/bin/sh', [
    '-c',
    'cat "$1/share/postgresql/postgres.bki" "$1/lib/postgresql/plpgsql.so" > /dev/null',
    'sh',
    native,
  ])

/** Tries it for real: modes alone do not tell about mounts and access lists. */
const canHoldData = async (root: string, user: { uid: number; gid: number }): Promise<boolean> => {
  const probe = join(root, '.reachable')
  await mkdir(probe, { recursive: true, mode: 0o700 })
  await chown(probe, user.uid, user.gid)
  const reachable = asUser(user, '/bin/sh', ['-c', 'cd "$1" && : > probe', 'sh', probe])
  await rm(probe, { recursive: true, force: true })
  return reachable
}

const asUser = (user: { uid: number; gid: number }, command: string, args: string[]): boolean => {
  const { error, status } = spawnSync(command, args, { ...user, cwd: '/', stdio: 'ignore' })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'EPERM')
    throw new Error(
      'PostgreSQL refuses to run as root, and this process may not change to another user. Start Freehold as an ordinary user, or set DATABASE_URL.',
    )
  return status === 0
}
