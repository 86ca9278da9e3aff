import { importPermissions } from '../../../access/import-access.ts'
import type { Tx } from '../../../db/transaction.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { dateOf, minorOf, type ReadRow, textOf } from '../../../domain/imports/column.ts'
import { openingVariants } from '../../../domain/imports/opening-columns.ts'
import type { LedgerKey } from '../../../domain/ledger/accounts.ts'
import { documentAccounts, openingAccounts } from '../../../domain/ledger/accounts.ts'
import type { Entry } from '../../../domain/ledger/entry.ts'
import { undoOpening, writeOpening } from '../../ledger/opening.ts'
import { defineKind, type ImportContext, type Made } from '../kind.ts'

type Planned = { row: ReadRow; date: string; currency: string; entry: Entry }

/** What stood on accounts before the books began here; each date and currency is balanced by the opening balance. */
export const openingImport = defineKind<Planned[]>({
  key: 'opening_balances',
  label: 'Opening balances',
  permission: importPermissions.opening_balances,
  project: 'none',
  isSelfAudited: true,
  variants: openingVariants,
  // The ledger only grows: an import is taken back by opposite entries.
  tables: [],
  check: async ({ tx, context, rows }) => {
    const accounts = await accountsOf(tx, context.company)
    const people = await peopleOf(tx, context.company, rows)
    return rows.flatMap((row) => plan({ row, context, accounts, people }))
  },
  preview: (planned) => ({ counts: { balances: planned.length } }),
  write: async ({ req, tx, context: { company }, plan: planned, import: id }) => {
    const made = new Map<number, Made[]>()
    for (const group of groupBy(planned, ({ date, currency }) => `${date} ${currency}`).values()) {
      const [first] = group
      if (!first) continue
      const { date, currency } = first
      const entries = group.map(({ entry }) => entry)
      const transaction = await writeOpening({ req, tx, company, import: id, date, currency, entries })
      for (const { row } of transaction ? group : [])
        made.set(row.number, [{ in: 'ledger_transactions', id: transaction ?? '', label: date }])
    }
    return made
  },
  beforeUndo: async ({ tx, company, made }) => {
    const rows = await tx.query<{ id: string }>(`with ${made.sql} select distinct id from made`, [made.import])
    return () => undoOpening({ tx, company, transactions: rows.map(({ id }) => id) })
  },
})

type Account = { code: string; key: LedgerKey; subject: string; currency: string }

/** Accounts of their own by code; what exists once per gateway or category is not opened by a file. */
const accountsOf = async (tx: Tx, company: string): Promise<Map<string, Account>> => {
  const rows = await tx.query<Account>(
    `select code, key, subject, currency from ledger_accounts
     where company_id = $1 and is_active is not false and (key = 'custom' or subject = '') and key <> 'expense'`,
    [company],
  )
  return new Map(rows.map((row) => [`${row.code} ${row.currency}`, row]))
}

type People = ReadonlyMap<string, string | null>

/** The people whom a file names, by phone and e-mail; null where several share one. */
const peopleOf = async (tx: Tx, company: string, rows: readonly ReadRow[]): Promise<People> => {
  const named = rows.flatMap(({ values }) => [textOf(values, 'phone') ?? [], textOf(values, 'email') ?? []].flat())
  const found = await tx.query<{ id: string; phone: string | null; email: string | null }>(
    `select id, phone, lower(email) as email from people
     where company_id = $1 and deleted_at is null and (phone = any($2::text[]) or lower(email) = any($2::text[]))`,
    [company, named],
  )
  const people = new Map<string, string | null>()
  for (const { id, phone, email } of found) {
    for (const name of [phone, email]) if (name) people.set(name, people.has(name) ? null : id)
  }
  return people
}

type Plan = { row: ReadRow; context: ImportContext; accounts: ReadonlyMap<string, Account>; people: People }

const plan = ({ row, context, accounts, people }: Plan): Planned[] => {
  const { values, problems } = row
  const code = textOf(values, 'account')
  const date = dateOf(values, 'date')
  const currency = textOf(values, 'currency') ?? context.currency
  const account = accounts.get(`${code} ${currency}`)
  const [debit, credit] = [minorOf(values, 'debit') ?? 0n, minorOf(values, 'credit') ?? 0n]
  const named = textOf(values, 'phone') ?? textOf(values, 'email')
  const person = named ? people.get(named.toLowerCase()) : undefined
  const wrong = (column: string, message: string): void => void problems.push({ column, message })

  if (code && !account) wrong('Account', `The chart has no account ${code} in ${currency} that can be opened so.`)
  if (account && isKept(account.key)) wrong('Account', `${code} follows its documents: import them, or enter them.`)
  if (date && date > context.today) wrong('Date', 'The date lies in the future.')
  if (debit < 0n || credit < 0n) wrong(debit < 0n ? 'Debit' : 'Credit', 'Enter an amount above zero.')
  if (debit > 0n === credit > 0n) wrong('Debit', 'A row has a debit or a credit.')
  if (named && !person) {
    const several = person === null
    wrong('Phone', several ? `Several people are reached by ${named}.` : `Nobody is reached by ${named}.`)
  }
  if (account && openingAccounts.includes(account.key) && !named) wrong('Phone', 'Say whose balance this is.')
  if (problems.length > 0 || !account || !date) return []
  const entry: Entry = {
    account: account.key,
    subject: account.subject || undefined,
    amountMinor: debit - credit,
    person: person ?? undefined,
  }
  return [{ row, date, currency, entry }]
}

const isKept = (key: LedgerKey): boolean =>
  key === 'opening_balance' || (documentAccounts.includes(key) && !openingAccounts.includes(key))
