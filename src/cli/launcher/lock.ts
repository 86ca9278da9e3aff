import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identify, isAlive, type ProcessIdentity } from '../../platform/process-identity.ts'

/**
 * Makes this process the only launcher of a data folder. The lock of a dead one is taken over.
 * @returns the live launcher that holds it already, undefined on success
 */
export const lockFolder = (dataDir: string): ProcessIdentity | undefined => {
  mkdirSync(dataDir, { recursive: true })
  const path = lockPath(dataDir)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(identify(process.pid)))
  try {
    for (;;) {
      if (tryLink(draft, path)) return undefined
      const holder = readHolder(path)
      if (holder && isAlive(holder)) return holder
      discard(path, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The live launcher of a data folder. */
export const lockHolder = (dataDir: string): ProcessIdentity | undefined => {
  const holder = readHolder(lockPath(dataDir))
  return holder && isAlive(holder) ? holder : undefined
}

export const unlockFolder = (dataDir: string): void => {
  if (readHolder(lockPath(dataDir))?.pid === process.pid) rmSync(lockPath(dataDir), { force: true })
}

const lockPath = (dataDir: string): string => join(dataDir, 'launcher.lock')

const tryLink = (draft: string, path: string): boolean => {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Two starts may find the same stale lock: what was moved away is put back when it turns out to be a new one. */
const discard = (path: string, stale: ProcessIdentity | undefined): void => {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
    if (JSON.stringify(readHolder(aside)) !== JSON.stringify(stale)) tryLink(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  rmSync(aside, { force: true })
}

const readHolder = (path: string): ProcessIdentity | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}
