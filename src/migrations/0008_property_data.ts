import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'
import { handWrittenSql } from '../db/sql.ts'

const files = ['0012-property-data', '0013-search', '0014-property-permissions', '0015-structure', '0017-people', '0018-leases', '0020-maintenance-media', '0021-geography']

/** Fills what the new columns follow from, and adds what drizzle cannot express. */
export const migration: Migration = {
  name: '0008_property_data',
  up: async ({ db }) => {
    for (const file of files) await db.execute(sql.raw(handWrittenSql(file)))
  },
  down: async ({ db }) => {
    await db.execute(sql`
      drop index maintenance_requests_board, maintenance_plans_due, media_gallery;
      drop index contracts_rises_due, contract_amendments_approved, contracts_ending;
      drop trigger units_owned_whole on units; drop trigger units_moved on units; drop trigger units_gone on units;
      drop trigger project_ownerships_units on project_ownerships;
      drop trigger project_ownerships_gone on project_ownerships;
      drop trigger ownerships_whole_or_by_unit on ownerships;
      drop function fh_unit_of_project, fh_ownership_of_project, fh_ownership_of_unit, fh_lock_project_owners;
      drop index people_identity_key, people_email_key, people_phone_key, identity_checks_ending;
      drop trigger rooms_structure on rooms; drop trigger units_structure on units; drop trigger blocks_structure on blocks;
      drop function fh_room_structure, fh_unit_structure, fh_block_structure, fh_refuse_structure;
      drop index projects_place_trgm;
      drop index people_name_trgm, people_phone_trgm, people_email_trgm, people_national_id_trgm, projects_name_trgm,
        units_identifier_trgm;`)
  },
}
