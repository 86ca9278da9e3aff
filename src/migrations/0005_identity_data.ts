import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'
import { handWrittenSql } from '../db/sql.ts'

const files = ['0006-identity-data', '0007-audit-seals', '0008-company-lists', '0009-access-notify', '0010-new-permissions', '0011-pinned-paths']

/** Moves what the old log-in kept, and adds what drizzle cannot express. */
export const migration: Migration = {
  name: '0005_identity_data',
  up: async ({ db }) => {
    for (const file of files) await db.execute(sql.raw(handWrittenSql(file)))
  },
  down: async ({ db }) => {
    await db.execute(sql`
      drop function fh_seal_audit, fh_audit_queue_seal, fh_audit_text, fh_audit_field, fh_list_in_company cascade;
      drop table audit_unsealed;
      drop function fh_access_notify, fh_access_notify_parent cascade;
      delete from credentials;`)
  },
}
