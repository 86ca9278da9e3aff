import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { identify, isGone, send, type ProcessIdentity } from '../process-identity.ts'

/** A running server, found through the pid file of its data folder. */
export type Postmaster = { process: ProcessIdentity; port: number }

/**
 * Finds the live server of a data folder. A pid file that a crash left behind, or whose pid now belongs to
 * another program, counts as none.
 */
export const findPostmaster = async (data: string): Promise<Postmaster | undefined> => {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, folder, , port] = text.split('\n')
  const process = identify(Number(pid) || 0)
  if (!process || !isServerOf(process.pid, folder ?? data)) return undefined
  return { process, port: Number(port) }
}

/**
 * Stops a server: fast, then immediate, then by force.
 * @param graceMs milliseconds the fast shutdown may take
 */
export const stopPostmaster = async (server: ProcessIdentity, graceMs = 30_000): Promise<void> => {
  for (const [signal, patience] of [
    ['SIGINT', graceMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    send(server, signal)
    if (await isGone(server, patience)) return
  }
}

/**
 * Clears what a killed server left in a data folder: backends that still hold its shared memory, and a pid
 * file that would block the next one.
 */
export const clearRemains = async (data: string): Promise<void> => {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    const backends = processesIn(data)
    backends.forEach((backend) => send(backend, signal))
    await Promise.all(backends.map((backend) => isGone(backend, 3_000)))
  }
  await rm(join(data, 'postmaster.pid'), { force: true })
}

const isServerOf = (pid: number, data: string): boolean => {
  if (process.platform !== 'linux') return true
  return linkOf(`/proc/${pid}/cwd`) === data && /postgres/.test(nameOf(pid))
}

/** Every process of PostgreSQL has its data folder as working folder. */
const processesIn = (data: string): ProcessIdentity[] => {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isServerOf(pid, data))
    .flatMap((pid) => identify(pid) ?? [])
}

const linkOf = (path: string): string | undefined => {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

const nameOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8')
  } catch {
    return ''
  }
}
