import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessIdentity } from './process-identity.ts'

/** What runs from a folder now; `.data/runtime.json` while `npm start` runs. */
export type Runtime = {
  databaseUrl?: string
  webUrl?: string
  simulatorUrl?: string
  pids: Record<string, ProcessIdentity>
}

/** @returns undefined when nothing was started, or the file was cut short by a crash */
export const readRuntime = (dataDir: string): Runtime | undefined => {
  try {
    return JSON.parse(readFileSync(pathOf(dataDir), 'utf8')) as Runtime
  } catch {
    return undefined
  }
}

/** Replaces the file in one step. It holds the database password: nobody else may read it. */
export const writeRuntime = (dataDir: string, runtime: Runtime): void => {
  const draft = `${pathOf(dataDir)}.new`
  writeFileSync(draft, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, pathOf(dataDir))
}

export const removeRuntime = (dataDir: string): void => rmSync(pathOf(dataDir), { force: true })

const pathOf = (dataDir: string): string => join(dataDir, 'runtime.json')
