import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { identify, isAlive, type ProcessIdentity } from '../process-identity.ts'
import { databaseName } from './cluster.ts'
import { dataFolder } from './placement.ts'
import { clearRemains, findPostmaster, stopPostmaster } from './postmaster.ts'

const ownerFile = (root: string): string => join(root, 'postgres-owner.json')

/** Connection string of the embedded server. */
export const urlOf = (port: number, password: string, database = databaseName): string =>
  `postgresql://${databaseName}:${password}@127.0.0.1:${port}/${database}`

/** @returns the URL of the server that runs on a data root now, whoever started it */
export const runningUrl = async (dir: string): Promise<string | undefined> => {
  const password = await readFile(join(dir, 'postgres-password'), 'utf8').catch(() => undefined)
  const server = password && (await findPostmaster(await dataFolder(dir)))
  return server ? urlOf(server.port, password.trim()) : undefined
}

/** Stops the server of a data root, whoever started it, and clears what a killed one left. */
export const stopEmbedded = async (dir: string): Promise<void> => {
  const data = await dataFolder(dir)
  const server = await findPostmaster(data)
  if (server) await stopPostmaster(server.process)
  await clearRemains(data)
}

/**
 * Makes the data root free for a new server: one whose owner died is stopped.
 * @throws Error when the owner lives
 */
export const claim = async (dir: string): Promise<void> => {
  const root = resolve(dir)
  const server = await findPostmaster(await dataFolder(root))
  const owner = await readOwner(root)
  if (server && owner && isAlive(owner))
    throw new Error(
      `The database in ${root} is in use by process ${owner.pid} (port ${server.port}). Wait until it ends, or stop it.`,
    )
  await stopEmbedded(root)
}

/** Remembers this process as the one that stops the server. */
export const recordOwner = async (dir: string): Promise<void> => {
  await writeFile(ownerFile(dir), `${JSON.stringify(identify(process.pid))}\n`)
}

export const forgetOwner = (dir: string): Promise<void> => rm(ownerFile(dir), { force: true })

const readOwner = async (dir: string): Promise<ProcessIdentity | undefined> => {
  const text = await readFile(ownerFile(dir), 'utf8').catch(() => '')
  try {
    return JSON.parse(text) as ProcessIdentity
  } catch {
    // missing or cut short by a crash: nobody owns it
    return undefined
  }
}
