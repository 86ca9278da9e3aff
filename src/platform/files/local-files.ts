import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { FileStorage } from '../file-storage.ts'

/** Files in a folder that only this user may read. */
export const localFiles = (dataDir: string): FileStorage => {
  const root = resolve(dataDir, 'files')
  const pathOf = (key: string): string => {
    const path = resolve(root, key)
    if (!path.startsWith(root + sep)) throw new Error('A key must not leave the folder of the files.')
    return path
  }
  return {
    put: async ({ key, data }) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Whole or not at all: a reader never meets half a file.
      const draft = join(dirname(path), `.${randomUUID()}`)
      await writeFile(draft, data, { mode: 0o600 })
      await rename(draft, path)
    },
    get: async (key) => {
      const path = pathOf(key)
      const size = await sizeOf(path)
      if (size === undefined) return undefined
      return { size, body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array> }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
