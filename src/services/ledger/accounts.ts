import type { PayloadRequest } from 'payload'
import { lockRow } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { type AccountType, isOwnCode } from '../../domain/ledger/accounts.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'

type NewAccount = {
  req: PayloadRequest
  company: string
  code: string
  name: string
  type: AccountType
  currency?: string
  description?: string
}

/**
 * Adds an account to the chart, for entries by hand.
 * @throws 400 for a code that the chart uses or that has another form, 409 for one that exists
 */
export const addAccount = ({ req, company, code, name, type, description, ...rest }: NewAccount) =>
  withTransaction(req, async (tx) => {
    const currency = rest.currency ?? (await companySettings(req.payload, company)).currency
    if (!isOwnCode(code)) {
      throw validationError('Take 2 to 20 digits and capitals, and a code that the chart does not use.', 'code')
    }
    const [row] = await tx.query<{ id: string }>(
      `insert into ledger_accounts (company_id, code, name, type, key, currency, subject, description, is_active)
       values ($1, $2, $3, $4, 'custom', $5, $2, $6, true) on conflict do nothing returning id`,
      [company, code, name, type, currency, description ?? null],
    )
    if (!row) throw conflict(`There is an account ${code} in ${currency}.`, { path: 'code' })
    const after = { code, name, type, currency }
    const entry = { action: 'account.add', entity: 'ledger-accounts', entityId: row.id, company, after }
    await recordAudit({ req, rows: [entry] })
    return { id: row.id, ...after }
  })

type AccountChange = {
  req: PayloadRequest
  company: string
  id: string
  name?: string
  description?: string
  isActive?: boolean
}

type AccountRow = { key: string; code: string; name: string; description: string | null; is_active: boolean | null }

/**
 * Renames an account that the company added, or takes it out of use.
 * @throws 409 for an account of the system, and while an account that goes out of use has a balance
 */
export const changeAccount = ({ req, company, id, ...change }: AccountChange) =>
  withTransaction(req, async (tx) => {
    const account = await lockRow<AccountRow>(tx, 'ledger_accounts', id)
    if (account.key !== 'custom') throw conflict('This account belongs to the system; only accounts of yours change.')
    if (change.isActive === false) await requireEmpty(tx, id)
    const before = {
      name: account.name,
      description: account.description ?? undefined,
      isActive: account.is_active !== false,
    }
    const given = Object.entries(change).filter(([, value]) => value !== undefined)
    const after = { ...before, ...Object.fromEntries(given) }
    await tx.query(
      'update ledger_accounts set name = $2, description = $3, is_active = $4, updated_at = now() where id = $1',
      [id, after.name, after.description ?? null, after.isActive],
    )
    const row = { action: 'account.change', entity: 'ledger-accounts', entityId: id, company, before, after }
    await recordAudit({ req, rows: [row] })
    return { id, code: account.code, ...after }
  })

const requireEmpty = async (tx: Parameters<typeof lockRow>[0], id: string): Promise<void> => {
  const [sum] = await tx.query<{ balance: string }>(
    'select coalesce(sum(amount_minor), 0) as balance from ledger_entries where account_id = $1',
    [id],
  )
  if (Number(sum?.balance ?? 0) !== 0) {
    throw conflict('The account has a balance: move it to another account first.', { path: 'isActive' })
  }
}
