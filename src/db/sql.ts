import { readFileSync } from 'node:fs'

/** @returns the SQL of src/db/sql/<name>.sql: what neither Payload nor drizzle can express */
export const handWrittenSql = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8')
