/** Tables that only grow: triggers refuse every other change, and the application's role has no right to one. */
export const appendOnlyTables = ['ledger_transactions', 'ledger_entries', 'audit_log', 'audit_seals'] as const
