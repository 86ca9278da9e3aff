import type { Tx } from '../../db/transaction.ts'
import { documentAccounts, type LedgerKey } from '../../domain/ledger/accounts.ts'
import { credit, debit, type Entry, toPosting } from '../../domain/ledger/entry.ts'
import { validationError } from '../../platform/errors.ts'

export type JournalLine = {
  /** id of an account of the chart */
  account: string
  /** one of the two, minor units */
  debitMinor?: number
  creditMinor?: number
  person?: string
  unit?: string
  project?: string
}

type Account = {
  id: string
  code: string
  key: LedgerKey
  subject: string
  currency: string
  is_active: boolean | null
}

type Lines = { tx: Tx; company: string; currency: string; lines: readonly JournalLine[] }

/**
 * Lines by hand as entries.
 * @throws 400 with the path of the line: an account of another company, currency or kind, or sides that differ
 */
export const journalEntries = async ({ tx, company, currency, lines }: Lines): Promise<Entry[]> => {
  const accounts = await accountsOf(tx, company, lines)
  await requireOwn({ tx, company, lines, table: 'people', of: 'person' })
  await requireOwn({ tx, company, lines, table: 'units', of: 'unit' })
  await requireOwn({ tx, company, lines, table: 'projects', of: 'project' })
  const entries = lines.map((line, index): Entry => {
    const path = `lines.${index}`
    const account = accounts.get(line.account)
    if (!account) throw validationError('There is no such account.', `${path}.account`)
    requirePostable(account, currency, `${path}.account`)
    const place = { person: line.person, unit: line.unit, project: line.project, subject: account.subject || undefined }
    return line.debitMinor === undefined
      ? credit(account.key, BigInt(line.creditMinor ?? 0), place)
      : debit(account.key, BigInt(line.debitMinor), place)
  })
  const difference = entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  if (difference !== 0n) {
    const side = difference > 0n ? 'Debits are above credits' : 'Credits are above debits'
    throw validationError(`${side} by ${difference > 0n ? difference : -difference} minor units.`, 'lines')
  }
  const posting = toPosting(entries)
  if (posting.length < 2) throw validationError('The lines take each other back: nothing would be posted.', 'lines')
  return posting
}

const accountsOf = async (tx: Tx, company: string, lines: readonly JournalLine[]): Promise<Map<string, Account>> => {
  const rows = await tx.query<Account>(
    `select id, code, key, subject, currency, is_active from ledger_accounts where company_id = $1 and id = any($2::uuid[])`,
    [company, lines.map(({ account }) => account)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const requirePostable = (account: Account, currency: string, path: string): void => {
  if (documentAccounts.includes(account.key)) {
    throw validationError(
      `${account.code} follows its documents: use an invoice, a payment, a credit note or a statement.`,
      path,
    )
  }
  if (account.currency !== currency) throw validationError(`The account is in ${account.currency}.`, path)
  if (account.is_active === false) throw validationError('The account is out of use.', path)
}

type Own = Omit<Lines, 'currency'> & { table: 'people' | 'units' | 'projects'; of: 'person' | 'unit' | 'project' }

const requireOwn = async ({ tx, company, lines, table, of }: Own): Promise<void> => {
  const ids = lines.flatMap((line) => line[of] ?? [])
  if (ids.length === 0) return
  const rows = await tx.query<{ id: string }>(
    `select id from ${table} where company_id = $1 and id = any($2::uuid[]) and deleted_at is null`,
    [company, ids],
  )
  const known = new Set(rows.map(({ id }) => id))
  const wrong = lines.findIndex((line) => line[of] !== undefined && !known.has(line[of] ?? ''))
  if (wrong >= 0) throw validationError('The chosen record does not exist in this company.', `lines.${wrong}.${of}`)
}
