import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'

/** The same list stands in src/db/sql/0022-money.sql, for companies of before. */
const categories = [
  ...['Repairs and maintenance', 'Cleaning', 'Security', 'Water', 'Electricity', 'Insurance', 'Rates and taxes'],
  ...['Professional fees', 'Office and administration', 'Other'],
]

const ladder = [
  { name: 'Soon due', offset_days: -3 },
  { name: 'Due today', offset_days: 0 },
  { name: 'A week late', offset_days: 7 },
  { name: 'Two weeks late', offset_days: 14 },
]

/** What a new company finds in place: categories of expenses and a ladder of reminders, both its own to change. */
export const writeMoneyDefaults = async (tx: Tx, company: string): Promise<void> => {
  await insertRows(
    tx,
    'expense_categories',
    categories.map((name) => ({ company_id: company, name, is_active: true })),
  )
  await insertRows(
    tx,
    'reminder_steps',
    ladder.map((step) => ({ company_id: company, channel: 'email', is_active: true, ...step })),
  )
}
