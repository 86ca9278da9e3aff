import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'
import { handWrittenSql } from '../db/sql.ts'

const files = ['0002-append-only', '0003-ledger-balance', '0004-leases', '0005-ownership-shares']

/** What drizzle cannot express: triggers and the exclusion constraint on leases. */
export const migration: Migration = {
  name: '0003_guards',
  up: async ({ db }) => {
    for (const file of files) await db.execute(sql.raw(handWrittenSql(file)))
  },
  down: async ({ db }) => {
    await db.execute(sql`
      alter table contracts drop constraint contracts_one_lease_per_unit;
      drop function fh_append_only, fh_ledger_entries_balance, fh_ownership_shares cascade;`)
  },
}
