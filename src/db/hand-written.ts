/** What the files in src/db/sql make; the check after a migration looks for each. */
export const handWrittenObjects: readonly string[] = [
  'function fh_date',
  'constraint contracts.contracts_one_lease_per_unit',
  'trigger ownerships.ownerships_at_most_whole',
  'trigger ledger_entries.ledger_entries_balance',
  ...['ledger_entries', 'ledger_transactions', 'audit_log'].flatMap((table) => [
    `trigger ${table}.${table}_append_only`,
    `trigger ${table}.${table}_no_truncate`,
  ]),
]
