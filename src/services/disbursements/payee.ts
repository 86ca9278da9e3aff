import type { Tx } from '../../db/transaction.ts'
import { usablePayee, type AccountKind, type PayeeAccount } from '../../domain/payment-account.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import type { DisbursementMethod } from './subject.ts'

export type Payee = {
  id: string
  kind: AccountKind
  provider: string
  /** number of the phone, bank account, pay bill or till */
  number: string
  /** the account at a pay bill */
  accountReference: string | null
  name: string
}

type Row = {
  id: string
  person_id: string | null
  kind: AccountKind
  provider: string
  account_number: string
  account_name: string
  status: PayeeAccount['status']
  is_active: boolean | null
  usable_from: string | Date | null
  deleted_at: string | null
}

type Wanted = {
  tx: Tx
  company: string
  id: string | undefined
  person: string | null
  method: Exclude<DisbursementMethod, 'cash'>
}

/**
 * The account that money goes to: of the payee himself, of the kind of the method, verified, and waited for long enough.
 * It stays as it is until the transaction ends.
 * @throws 400 for another person's or kind's, 409 for one that nothing may be paid to yet
 */
export const payeeAccount = async ({ tx, company, id, person, method }: Wanted): Promise<Payee> => {
  if (!id) throw validationError('Choose the account of the payee.', 'account')
  const [row] = await tx.query<Row>(
    `select id, person_id, kind, provider, account_number, account_name, status, is_active, usable_from, deleted_at
     from payment_accounts where id = $1 and company_id = $2 for share`,
    [id, company],
  )
  if (!row || !person || row.person_id !== person)
    throw validationError('This is no payment account of the payee.', 'account')
  if (row.kind !== method) throw validationError('The account is of another kind than the method.', 'account')
  const usability = usablePayee({
    account: {
      status: row.status,
      isActive: row.is_active,
      usableFrom: row.usable_from && new Date(row.usable_from).toISOString(),
      deletedAt: row.deleted_at,
    },
    at: now(),
  })
  if (!usability.isUsable) throw conflict(`${usability.reason} Nothing is paid there yet.`, { path: 'account' })
  const [number = '', accountReference = null] = row.account_number.split('#')
  if (row.kind === 'paybill' && !accountReference)
    throw conflict('Add the account at the pay bill behind its number, after #, and have it verified.', {
      path: 'account',
    })
  return { id: row.id, kind: row.kind, provider: row.provider, number, accountReference, name: row.account_name }
}

/** An account of the company itself, that a transfer by hand leaves from. @throws 400 */
export const ownBankAccount = async (tx: Tx, company: string, id: string | undefined): Promise<string | null> => {
  if (!id) return null
  const [row] = await tx.query<{ id: string }>(
    `select id from payment_accounts
     where id = $1 and company_id = $2 and person_id is null and kind = 'bank' and is_active and deleted_at is null`,
    [id, company],
  )
  if (!row) throw validationError('Choose a bank account of the company.', 'bankAccount')
  return row.id
}
