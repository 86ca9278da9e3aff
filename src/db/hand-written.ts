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
  'trigger ledger_transactions.ledger_transactions_period',
  'function fh_open_period',
  'trigger payouts.payouts_frozen',
  'trigger payout_lines.payout_lines_frozen',
  'function fh_frozen_payout',
  'function fh_closed_through',
  ...['payments.payments_receipts', 'payments.payments_moved', 'bank_transactions.bank_transactions_state'].map(
    (name) => `trigger ${name}`,
  ),
  ...['fh_gateway_receipts', 'fh_payment_moved', 'fh_bank_transaction_state'].map((name) => `function ${name}`),
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
