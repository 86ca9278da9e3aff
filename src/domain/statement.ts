import { type CalendarDate, compareDates } from './calendar.ts'
import type { Minor } from './money.ts'

export type StatementEntry = {
  date: CalendarDate
  /** Signed minor units: debit above zero, credit below. */
  amount: Minor
}

export type StatementRow<Item extends StatementEntry> = Item & { balance: Minor }

/** opening + debits − credits = closing; minor units. */
export type Statement<Item extends StatementEntry> = {
  opening: Minor
  rows: StatementRow<Item>[]
  debits: Minor
  credits: Minor
  closing: Minor
}

/**
 * Ledger entries of one account and currency as a statement: by date, entries of one day in the given order, each with
 * the balance after it.
 * @param opening balance before the first entry, minor units
 */
export const runningBalance = <Item extends StatementEntry>({
  entries,
  opening = 0n,
}: {
  entries: readonly Item[]
  opening?: Minor
}): Statement<Item> => {
  const statement: Statement<Item> = { opening, rows: [], debits: 0n, credits: 0n, closing: opening }
  for (const entry of entries.toSorted((a, b) => compareDates(a.date, b.date))) {
    if (entry.amount > 0n) statement.debits += entry.amount
    else statement.credits -= entry.amount
    statement.closing += entry.amount
    statement.rows.push({ ...entry, balance: statement.closing })
  }
  return statement
}
