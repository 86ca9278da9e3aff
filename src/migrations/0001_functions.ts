import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'
import { handWrittenSql } from '../db/sql.ts'

/** First, because the checks of the tables use fh_date. */
export const migration: Migration = {
  name: '0001_functions',
  up: async ({ db }) => {
    await db.execute(sql.raw(handWrittenSql('0001-functions')))
  },
  down: async ({ db }) => {
    await db.execute(sql`drop function fh_date(text)`)
  },
}
