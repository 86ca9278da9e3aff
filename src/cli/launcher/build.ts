import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const stamp = '.next/.freehold-build'
/** What Next writes last, and asks for before it serves. */
const result = '.next/BUILD_ID'
const inputs = [
  'src',
  'collections',
  'fields',
  'hooks',
  'endpoints',
  'jobs',
  'public',
  'payload.config.ts',
  'next.config.ts',
  'next.config.mjs',
  'next.config.js',
  'package-lock.json',
]

/** @returns whether the last build was made from the files as they are now */
export const isBuilt = (): boolean =>
  existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfInputs()

/** Builds, and notes what it was made from: files that change meanwhile are seen by the next run. */
export const buildWith = async (build: () => Promise<void>): Promise<void> => {
  const madeFrom = hashOfInputs()
  for (const path of [stamp, result]) rmSync(path, { force: true })
  await build()
  if (!existsSync(result)) throw new Error('The build of the admin panel ended early, without a result.')
  writeFileSync(stamp, madeFrom)
}

/** One hash over all files that the running system is made of. */
export const hashOfInputs = (): string => {
  const hash = createHash('sha256').update(process.version)
  for (const path of inputs.flatMap(filesBelow)) hash.update(`${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

const filesBelow = (path: string): string[] => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}
