import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const folders = ['collections', 'endpoints', 'hooks', 'src/access', 'src/services', 'src/realtime', 'src/http']
/** Where codes are listed, not asked for. */
const lists = /^src\/access\/(registry\/|origin-codes|seeded-roles|permissions\.)/
const code = /'([a-z]+\.[a-z-]+\.[a-z]+)'/g

/** Codes that the source asks for somewhere: what a role gains by them can be seen today. */
export const codesInUse = async (root: string): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  for (const folder of folders) {
    for (const name of (await readdir(path.join(root, folder), { recursive: true })).sort()) {
      const file = path.posix.join(folder, name)
      if (!/\.tsx?$/.test(name) || /\.test\./.test(name) || lists.test(file)) continue
      for (const [, match] of (await readFile(path.join(root, file), 'utf8')).matchAll(code)) found.add(match as string)
    }
  }
  return found
}
