import type { CallbackSender } from './callback-sender.ts'
import type { Payout, PayoutBook } from './payout-book.ts'
import { payoutCallback } from './payout-messages.ts'

export type PayoutStage = { payouts: PayoutBook; sender: CallbackSender; delayMs: number; lateMs: number }

/** Lets the gateway send the money as the plan says; resolves when nothing more will happen. */
export const playPayout = async (stage: PayoutStage, payout: Payout): Promise<void> => {
  const { plan } = payout
  if (plan.scenario === 'manual') return
  if (plan.scenario !== 'callback-before-response') await stage.sender.pause(stage.delayMs)
  if (stage.sender.stopped()) return
  // Claims a success that the book knows nothing about.
  if (plan.scenario === 'forged') {
    return sendPayoutResult(stage, payout, { body: { ResultCode: '0', SasaPayTransactionCode: 'FKPAYOUT0001' } })
  }
  stage.payouts.settle(payout, outcomeOf(payout))
  if (plan.scenario === 'timeout') return
  if (plan.scenario === 'late') await stage.sender.pause(plan.delayMs ?? stage.lateMs)
  await sendPayoutResult(stage, payout, { copies: plan.scenario === 'duplicate' ? (plan.count ?? 5) : 1 })
}

type Sent = { copies?: number; body?: Record<string, unknown>; url?: string }

/** Posts the true result, or one with fields replaced. */
export const sendPayoutResult = async (
  { payouts, sender }: PayoutStage,
  payout: Payout,
  { copies = 1, body = {}, url = payout.callbackUrl }: Sent = {},
): Promise<void> => {
  await sender.send({
    url,
    body: { ...payoutCallback(payout), ...body },
    copies,
    note: (attempt) => {
      payout.callbacks.push(attempt)
      payouts.save(payout)
    },
  })
}

const outcomeOf = ({ plan, amountMinor }: Payout): { resultCode: string; paidMinor: number } => {
  if (plan.scenario === 'failure') return { resultCode: plan.resultCode ?? '1', paidMinor: 0 }
  if (plan.scenario !== 'wrong-amount') return { resultCode: '0', paidMinor: amountMinor }
  if (plan.extraMinor) return { resultCode: '0', paidMinor: amountMinor + plan.extraMinor }
  return { resultCode: '0', paidMinor: plan.paidMinor ?? Math.max(1, Math.floor(amountMinor / 2)) }
}
