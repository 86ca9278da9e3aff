import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'
import { handWrittenSql } from '../db/sql.ts'

const files = ['0022-money', '0023-money-permissions', '0027-penalties', '0029-payouts', '0030-reconciliation', '0031-ledger']

/** Fills what the new columns follow from, and adds what drizzle cannot express. */
export const migration: Migration = {
  name: '0010_money_data',
  up: async ({ db }) => {
    for (const file of files) await db.execute(sql.raw(handWrittenSql(file)))
  },
  down: async ({ db }) => {
    await db.execute(sql`
      drop trigger payouts_frozen on payouts;
      drop trigger payout_lines_frozen on payout_lines;
      drop function fh_frozen_payout;
      drop trigger payments_receipts on payments;
      drop trigger payments_moved on payments;
      drop trigger bank_transactions_state on bank_transactions;
      drop function fh_gateway_receipts, fh_payment_moved, fh_bank_transaction_state;
      drop index bank_transactions_payment_unique, bank_transactions_disbursement_unique, bank_transactions_state_idx,
        invoices_open_balance, payments_amount;
      drop trigger ledger_transactions_period on ledger_transactions;
      drop function fh_open_period;
      drop function fh_closed_through;
      drop index ledger_entries_account_day;
      drop index invoices_late;
      drop index ledger_entries_payout, ledger_entries_expense;`)
  },
}
