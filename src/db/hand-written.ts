import { appendOnlyTables } from './append-only.ts'

/** What the files in src/db/sql make; the check after a migration looks for each. */
export const handWrittenObjects: readonly string[] = [
  'function fh_date',
  'constraint contracts.contracts_one_lease_per_unit',
  'trigger ownerships.ownerships_at_most_whole',
  'trigger ownerships.ownerships_whole_or_by_unit',
  ...['units_owned_whole', 'units_moved', 'units_gone'].map((name) => `trigger units.${name}`),
  ...['project_ownerships_units', 'project_ownerships_gone'].map((name) => `trigger project_ownerships.${name}`),
  ...['blocks', 'units', 'rooms'].map((table) => `trigger ${table}.${table}_structure`),
  'trigger ledger_entries.ledger_entries_balance',
  ...[
    'staff',
    'roles',
    'companies',
    'users',
    'credentials',
    'totp_factors',
    'sessions',
    'api_keys',
    'support_grants',
  ].map((table) => `trigger ${table}.${table}_access`),
  ...['staff_rels', 'staff_grants', 'staff_denials', 'roles_permissions', 'roles_limits', 'blocked_ips'].map(
    (table) => `trigger ${table}.${table}_access`,
  ),
  ...['staff_rels', 'positions_rels'].map((table) => `trigger ${table}.${table}_in_company`),
  'trigger audit_log.audit_log_queue_seal',
  ...['fh_audit_queue_seal', 'fh_audit_text', 'fh_seal_audit'].map((name) => `function ${name}`),
  ...appendOnlyTables.flatMap((table) => [
    `trigger ${table}.${table}_append_only`,
    `trigger ${table}.${table}_no_truncate`,
  ]),
]
