import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffSchema } from './schema-diff.ts'

type CreateArgs = { adapter: PostgresAdapter; folder: string; name: string }

/**
 * Writes the next migration and its snapshot, and lists it in the folder's index.
 * @returns the name of the migration, undefined when the schema has not changed
 * @throws Error for a change that may be a rename
 */
export const createMigration = async ({ adapter, folder, name }: CreateArgs): Promise<string | undefined> => {
  const { up, down, snapshot } = await diffSchema(adapter, folder)
  if (up.length === 0) return undefined
  const fullName = `${nextNumber(folder)}_${name.replace(/\W+/g, '_')}`
  writeFileSync(join(folder, `${fullName}.json`), `${JSON.stringify(snapshot, null, 1)}\n`)
  writeFileSync(join(folder, `${fullName}.ts`), migrationFile(fullName, up, down))
  writeFileSync(join(folder, 'index.ts'), indexFile(folder))
  return fullName
}

const migrationNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()

const nextNumber = (folder: string): string => {
  const taken = new Set(migrationNames(folder).map((name) => Number(name.slice(0, 4))))
  let next = 1
  while (taken.has(next)) next += 1
  return String(next).padStart(4, '0')
}

const migrationFile = (
  name: string,
  up: string[],
  down: string[],
): string => `import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'

export const migration: Migration = {
  name: '${name}',
  up: async ({ db }) => {
    await db.execute(sql\`
${statements(up)}\`)
  },
  down: async ({ db }) => {
    await db.execute(sql\`
${statements(down)}\`)
  },
}
`

const statements = (list: string[]): string =>
  list.map((statement) => statement.replace(/[\\`]|\$\{/g, (found) => `\\${found}`)).join('\n')

/** @returns the file that lists every migration of a folder, in order */
const indexFile = (folder: string): string => {
  const names = migrationNames(folder)
  const variable = (name: string): string => `m${name.slice(0, 4)}`
  return [
    `import type { Migration } from '../db/migration.ts'`,
    ...names.map((name) => `import { migration as ${variable(name)} } from './${name}.ts'`),
    '',
    '/** In the order in which they run; written by `npm run migrate:create`. */',
    `export const migrations: readonly Migration[] = [${names.map(variable).join(', ')}]`,
    '',
  ].join('\n')
}
