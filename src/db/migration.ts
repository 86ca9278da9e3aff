import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** A step of the schema, in the form of Payload's own migrations. */
export type Migration = {
  /** number and subject; the order of the list counts */
  name: string
  up: (args: MigrateUpArgs) => Promise<void>
  down: (args: MigrateDownArgs) => Promise<void>
}
