import type { Tx } from '../../db/transaction.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import type { CompanySettings } from '../companies.ts'
import type { BankTransaction } from './transaction-row.ts'

type Link = { tx: Tx; company: CompanySettings; transaction: BankTransaction }

/** A payment that somebody recorded is what the statement shows; no money moves. @throws 400, 409 */
export const linkPayment = async ({ tx, company, transaction }: Link, payment: string): Promise<void> => {
  if (transaction.payment)
    throw conflict(
      `This money is in the books already as ${transaction.paid?.number ?? 'a payment'}: undo that, or take the other payment back.`,
    )
  const [found] = await tx.query<Found>(
    `select amount_minor as amount, currency, status, gateway_account_id as "gatewayAccount", bank_account_id as "bankAccount"
     from payments where company_id = $1 and id = $2 for update`,
    [company.id, payment],
  )
  if (!found) throw validationError('This payment does not exist.', 'payment')
  if (found.status !== 'received')
    throw conflict(`This payment is ${found.status}: only money that came can be matched.`, { path: 'payment' })
  if (BigInt(found.amount) !== transaction.amount || found.currency !== transaction.currency)
    throw validationError('The payment is of another amount than the transaction.', 'payment')
  const [ours, its] = [placeOf(transaction), placeOf(found)]
  if (its && ours !== its) throw validationError('The payment came into another account.', 'payment')
  await tx.query('update bank_transactions set payment_id = $2, updated_at = now() where id = $1', [
    transaction.id,
    payment,
  ])
}

type Found = Pick<BankTransaction, 'currency' | 'gatewayAccount' | 'bankAccount'> & { amount: string; status: string }

const placeOf = ({ gatewayAccount, bankAccount }: Pick<BankTransaction, 'gatewayAccount' | 'bankAccount'>) =>
  gatewayAccount ?? bankAccount

/** Money that we sent is what the statement shows going out, with its charge or without. @throws 400, 409 */
export const linkDisbursement = async ({ tx, company, transaction }: Link, disbursement: string): Promise<void> => {
  if (transaction.amount > 0n) throw validationError('This money came in.', 'disbursement')
  const [found] = await tx.query<{ amount: string; charge: string; currency: string; status: string }>(
    `select amount_minor as amount, coalesce(charge_minor, 0) as charge, currency, status from disbursements
     where company_id = $1 and id = $2 for update`,
    [company.id, disbursement],
  )
  if (!found) throw validationError('This payment of yours does not exist.', 'disbursement')
  if (found.status !== 'succeeded')
    throw conflict(`This payment is ${found.status}: only money that went out can be matched.`, {
      path: 'disbursement',
    })
  const sums = [BigInt(found.amount), BigInt(found.amount) + BigInt(found.charge)]
  if (!sums.includes(-transaction.amount) || found.currency !== transaction.currency)
    throw validationError('What was sent is another amount than the transaction.', 'disbursement')
  await tx.query(
    `update bank_transactions set disbursement_id = $2, matched_minor = amount_minor, status = 'matched', updated_at = now() where id = $1`,
    [transaction.id, disbursement],
  )
}
