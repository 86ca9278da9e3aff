import type { Tx } from '../../db/transaction.ts'
import { opposite } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { type PayoutStatus, payoutTransitions, statusAfterPayment } from '../../domain/payout.ts'
import { now } from '../../platform/clock.ts'
import type { DisbursementSubject, OpenSubject } from '../disbursements/subject.ts'
import { requireTransition } from '../transition.ts'
import { closeBatch } from './close-batch.ts'
import { tellScreens } from './move-payout.ts'
import { type LockedPayout, lockPayout } from './payout.ts'
import { ownerPlace } from './post-approval.ts'

/** How an owner statement is paid: through payouts in transit, wholly or in parts. */
export const payoutSubject: DisbursementSubject = {
  permission: 'finance.payouts.disburse',
  open: async ({ tx, company, id }) => {
    const payout = await lockPayout(tx, company, id)
    requireTransition(payoutTransitions, payout.status, 'processing')
    return openOf(payout)
  },
  lock: async ({ tx, company, id }) => openOf(await lockPayout(tx, company, id)),
  onSent: async ({ tx, company, id, amount }) => {
    const payout = await lockPayout(tx, company.id, id)
    await setStatus(tx, payout, 'processing')
    return postings.payoutSent({ owner: ownerPlace(payout), amount })
  },
  onSucceeded: async ({ tx, company, id, amount, money, charge }) => {
    const payout = await lockPayout(tx, company.id, id)
    const paid = payout.paid + amount
    await tx.query(
      'update payouts set paid_minor = $2, paid_at = case when $3::boolean then $4::timestamptz else paid_at end where id = $1',
      [id, paid.toString(), paid >= payout.net, now().toISOString()],
    )
    await setStatus(tx, payout, statusAfterPayment({ net: payout.net, paid }))
    await closeBatch(tx, payout.batch)
    return postings.moneyPaidOut({
      owed: { account: 'payouts_in_transit', place: ownerPlace(payout) },
      money,
      amount,
      charge,
    })
  },
  onFailed: async ({ tx, company, id, amount }) => {
    const payout = await lockPayout(tx, company.id, id)
    await setStatus(tx, payout, statusAfterPayment(payout))
    return opposite(postings.payoutSent({ owner: ownerPlace(payout), amount }))
  },
  // Not of this statement: the next one takes it off what the owner gets.
  onExcess: async ({ tx, company, id, amount, money, charge }) => {
    const { person, project } = await lockPayout(tx, company.id, id)
    return postings.ownerOverpaid({ owner: { person, ...(project && { project }) }, money, amount, charge })
  },
}

const openOf = (payout: LockedPayout): OpenSubject => ({
  number: payout.number,
  person: payout.person,
  currency: payout.currency,
  // A success that comes late finds a statement that was cancelled in the meantime.
  leftMinor: payout.status === 'cancelled' ? 0n : payout.net - payout.paid,
  place: ownerPlace(payout),
})

const setStatus = async (tx: Tx, payout: LockedPayout, status: PayoutStatus): Promise<void> => {
  await tx.query('update payouts set status = $2, updated_at = now() where id = $1', [payout.id, status])
  await tellScreens(tx, payout)
}
