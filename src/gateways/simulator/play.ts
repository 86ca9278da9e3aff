import { createHash } from 'node:crypto'

import type { Book, Charge } from './book.ts'
import type { CallbackSender } from './callback-sender.ts'
import { chargeCallback } from './messages.ts'
import type { Plan } from './scenarios.ts'

export type Stage = {
  book: Book
  sender: CallbackSender
  /** How long the payer takes. */
  delayMs: number
  /** How much later a `late` callback comes. */
  lateMs: number
}

/** Lets the payer and the gateway act on one request as its plan says; resolves when nothing more will happen. */
export const play = async (stage: Stage, charge: Charge): Promise<void> => {
  const { plan } = charge
  if (plan.scenario === 'manual') return
  if (plan.scenario !== 'callback-before-response') await stage.sender.pause(stage.delayMs)
  if (stage.sender.stopped()) return
  if (plan.scenario === 'forged') return sendForged(stage, charge)
  stage.book.settle(charge, outcomeOf(charge))
  if (plan.scenario === 'timeout') return
  if (plan.scenario === 'late') await stage.sender.pause(plan.delayMs ?? stage.lateMs)
  await sendResult(stage, charge, copiesOf(plan))
}

/** Posts the true result of a settled charge. */
const sendResult = async (stage: Stage, charge: Charge, copies = 1): Promise<void> => {
  await stage.sender.send({ url: charge.callbackUrl, body: chargeCallback(charge), copies, charge })
}

const copiesOf = (plan: Plan): number => (plan.scenario === 'duplicate' ? (plan.count ?? 5) : 1)

const outcomeOf = ({ plan, amountMinor }: Charge): { resultCode: string; paidMinor: number } => {
  if (plan.scenario === 'failure') return { resultCode: plan.resultCode ?? '1032', paidMinor: 0 }
  if (plan.scenario !== 'wrong-amount') return { resultCode: '0', paidMinor: amountMinor }
  if (plan.extraMinor) return { resultCode: '0', paidMinor: amountMinor + plan.extraMinor }
  // Without an amount the payer pays half, but at least one cent.
  return { resultCode: '0', paidMinor: plan.paidMinor ?? Math.max(1, Math.floor(amountMinor / 2)) }
}

/** Claims a payment that the book knows nothing about; the request itself stays pending. */
const sendForged = async ({ sender }: Stage, charge: Charge): Promise<void> => {
  const code = createHash('sha256')
    .update(`forged:${charge.checkoutRequestId}`)
    .digest('hex')
    .slice(0, 12)
    .toUpperCase()
  const body = { ...chargeCallback(charge), ResultCode: '0', ResultDesc: 'Success', TransactionCode: `FK${code}` }
  await sender.send({ url: charge.callbackUrl, body, charge })
}
