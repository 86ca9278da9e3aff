import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { type AccountKey, systemAccounts } from '../../domain/ledger/accounts.ts'

export type AccountNeed = { account: AccountKey; currency: string; subject?: string }

/** Key under which `ensureAccounts` answers. */
export const accountRef = ({ account, currency, subject = '' }: AccountNeed): string =>
  `${account}|${currency}|${subject}`

const SELECT = `select id, key, currency, subject from ledger_accounts where company_id = $1 and key = any($2) and currency = any($3)`

/** The ids of the accounts that a posting names; an account is opened at its first use. */
export const ensureAccounts = async (tx: Tx, company: string, needs: AccountNeed[]): Promise<Map<string, string>> => {
  const wanted = new Map(needs.map((need) => [accountRef(need), need]))
  const load = async (): Promise<Map<string, string>> => {
    const keys = [...new Set(needs.map(({ account }) => account))]
    const currencies = [...new Set(needs.map(({ currency }) => currency))]
    const rows = await tx.query<{ id: string; key: AccountKey; currency: string; subject: string | null }>(SELECT, [
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
  return load()
}

const accountRow = (company: string, { account, currency, subject = '' }: AccountNeed): Record<string, unknown> => ({
  company_id: company,
  ...systemAccounts[account],
  key: account,
  currency,
  subject,
})
