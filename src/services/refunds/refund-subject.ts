import type { Tx } from '../../db/transaction.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { type RefundStatus, refundTransitions } from '../../domain/refund.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/errors.ts'
import type { DisbursementSubject, MoneyLeft, OpenSubject } from '../disbursements/subject.ts'
import { requireTransition } from '../transition.ts'
import { type LockedRefund, lockRefund } from './refund.ts'

/** How a refund is paid: as a whole, out of the credit that its approval set aside. */
export const refundSubject: DisbursementSubject = {
  permission: 'finance.refunds.pay',
  open: async ({ tx, company, id }) => {
    const refund = await ownRefund(tx, company, id)
    requireTransition(refundTransitions, refund.status, 'processing')
    return openOf(refund)
  },
  lock: async ({ tx, company, id }) => openOf(await ownRefund(tx, company, id)),
  onSent: async ({ tx, id }) => {
    await setStatus(tx, id, 'processing')
    return []
  },
  onSucceeded: async (left) => {
    await setStatus(left.tx, left.id, 'paid')
    return paidOut(left)
  },
  onFailed: async ({ tx, id }) => {
    await setStatus(tx, id, 'failed')
    return []
  },
  // The payer owes it back: a debit on what we owe him in refunds.
  onExcess: (left) => paidOut(left),
}

const paidOut = async ({ tx, company, id, amount, money, charge }: MoneyLeft) => {
  const { person } = await ownRefund(tx, company.id, id)
  return postings.moneyPaidOut({ owed: { account: 'refunds_payable', place: { person } }, money, amount, charge })
}

const ownRefund = async (tx: Tx, company: string, id: string): Promise<LockedRefund> => {
  const refund = await lockRefund(tx, id)
  if (refund.company !== company) throw notFound()
  return refund
}

const openOf = ({ number, person, currency, amount, status }: LockedRefund): OpenSubject => ({
  number,
  person,
  currency,
  // A success that comes late finds what was paid or given back in the meantime.
  leftMinor: status === 'paid' || status === 'cancelled' ? 0n : amount,
  place: { person },
})

const setStatus = async (tx: Tx, id: string, status: RefundStatus): Promise<void> => {
  await tx.query(
    `update refunds set status = $2::text, paid_at = case when $2::text = 'paid' then $3::timestamptz else paid_at end, updated_at = now()
     where id = $1`,
    [id, status, now().toISOString()],
  )
}
