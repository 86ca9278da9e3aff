import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { type AccountKey, type LedgerKey, systemAccounts } from '../../domain/ledger/accounts.ts'
import { validationError } from '../../platform/errors.ts'

export type AccountNeed = { account: LedgerKey; currency: string; subject?: string }

/** Key under which `ensureAccounts` answers. */
export const accountRef = ({ account, currency, subject = '' }: AccountNeed): string =>
  `${account}|${currency}|${subject}`

const SELECT = `select id, key, currency, subject from ledger_accounts where company_id = $1 and key = any($2) and currency = any($3)`

/**
 * The ids of the accounts that a posting names; an account is opened at its first use.
 * @throws 400 for an own account that the chart does not have in this currency
 */
export const ensureAccounts = async (tx: Tx, company: string, needs: AccountNeed[]): Promise<Map<string, string>> => {
  const wanted = new Map(needs.map((need) => [accountRef(need), need]))
  const load = async (): Promise<Map<string, string>> => {
    const keys = [...new Set(needs.map(({ account }) => account))]
    const currencies = [...new Set(needs.map(({ currency }) => currency))]
    const rows = await tx.query<{ id: string; key: LedgerKey; currency: string; subject: string | null }>(SELECT, [
      company,
      keys,
      currencies,
    ])
    return new Map(
      rows.map((row) => [accountRef({ account: row.key, currency: row.currency, subject: row.subject ?? '' }), row.id]),
    )
  }
  const known = await load()
  const missing = [...wanted].filter(([ref]) => !known.has(ref)).map(([, need]) => need)
  if (missing.length === 0) return known
  await insertRows(
    tx,
    'ledger_accounts',
    missing.map((need) => accountRow(company, need)),
    { onConflict: 'nothing' },
  )
  await nameBySubject(tx, company, missing)
  return load()
}

const accountRow = (company: string, { account, currency, subject = '' }: AccountNeed): Record<string, unknown> => {
  if (account === 'custom') throw validationError(`The chart has no account ${subject} in ${currency}.`)
  return { company_id: company, ...systemAccounts[account], key: account, currency, subject, is_active: true }
}

const namedBySubject: readonly AccountKey[] = ['gateway_clearing', 'bank', 'expense']

/** `Expense: Water` says more in a chart than the same name ten times. */
const nameBySubject = async (tx: Tx, company: string, opened: AccountNeed[]): Promise<void> => {
  const subjects = opened.flatMap(({ account, subject }) =>
    subject && namedBySubject.some((key) => key === account) ? [subject] : [],
  )
  if (subjects.length === 0) return
  await tx.query(
    `update ledger_accounts a set name = a.name || ': ' || s.name
     from (select id::text, name from gateway_accounts where company_id = $1
           union all select id::text, coalesce(nullif(label, ''), account_name) from payment_accounts where company_id = $1
           union all select id::text, name from expense_categories where company_id = $1) s
     where a.company_id = $1 and a.subject = s.id and a.subject = any($2) and position(': ' in a.name) = 0`,
    [company, subjects],
  )
}
