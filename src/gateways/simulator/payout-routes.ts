import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

import { parseMajorAmount } from '../amount.ts'
import { readText, type JsonObject } from '../sasapay/fields.ts'
import type { Reply, Request, Route } from './http.ts'
import { refusedAnswer } from './messages.ts'
import type { NewPayout } from './payout-book.ts'
import { payoutAccepted } from './payout-messages.ts'
import { playPayout, sendPayoutResult, type PayoutStage } from './payout-play.ts'
import type { createScenarioChooser } from './scenarios.ts'

type Args = {
  payoutStage: PayoutStage
  chooser: ReturnType<typeof createScenarioChooser>
  answerDelayMs: number
  background: (work: Promise<void>) => void
}

type Read = (body: JsonObject) => Omit<NewPayout, 'plan'> | string

/** The calls that send money: B2C and pay-bills, in SasaPay's own formats. */
export const payoutRoutes = (args: Args): Record<'b2c' | 'payBills', Route> => ({
  b2c: (request) => take(args, request, readB2c),
  payBills: (request) => take(args, request, readBill),
})

const take = async (args: Args, { body }: Request, read: Read): Promise<Reply | 'never'> => {
  const { payoutStage: stage, chooser, answerDelayMs } = args
  const request = read(body)
  if (typeof request === 'string') return { status: 400, body: refusedAnswer(request) }
  if (stage.payouts.byReference(request.merchantCode, request.reference)) {
    return { status: 400, body: refusedAnswer('The reference was used before') }
  }
  const plan = chooser.choose({ ...request, phone: request.receiver })
  const isRefused = plan.scenario === 'reject' || plan.scenario === 'http-500'
  const payout = stage.payouts.open({ ...request, plan }, isRefused ? 'refused' : 'pending')
  await sleep(answerDelayMs)
  if (plan.scenario === 'reject') return { status: 200, body: refusedAnswer('The merchant may not pay this number.') }
  if (plan.scenario === 'http-500') {
    return { status: 500, body: '<html><body>Internal Server Error</body></html>', contentType: 'text/html' }
  }
  if (plan.scenario === 'callback-before-response') await playPayout(stage, payout)
  else args.background(playPayout(stage, payout))
  return plan.scenario === 'hang' ? 'never' : { status: 200, body: payoutAccepted(payout) }
}

const readB2c: Read = (body) =>
  checked({
    kind: 'b2c',
    merchantCode: readText(body, 'MerchantCode') ?? '',
    channel: readText(body, 'Channel') ?? '',
    currency: readText(body, 'Currency') ?? '',
    amount: body.Amount,
    receiver: readText(body, 'ReceiverNumber') ?? '',
    accountReference: '',
    reference: readText(body, 'MerchantTransactionReference') ?? '',
    reason: readText(body, 'Reason') ?? '',
    callbackUrl: readText(body, 'CallBackURL') ?? '',
  })

const readBill: Read = (body) => {
  const biller = readText(body, 'billerType')
  if (biller !== 'PAYBILL' && biller !== 'TILL') return 'billerType must be PAYBILL or TILL'
  if (biller === 'PAYBILL' && !readText(body, 'accountReference')) return 'accountReference is required'
  return checked({
    kind: 'pay-bill',
    merchantCode: readText(body, 'merchantCode') ?? '',
    channel: readText(body, 'networkCode') ?? '',
    currency: readText(body, 'currencyCode') ?? '',
    amount: body.amount,
    receiver: readText(body, 'receiverMerchantCode') ?? '',
    accountReference: readText(body, 'accountReference') ?? '',
    reference: readText(body, 'transactionReference') ?? '',
    reason: readText(body, 'reason') ?? '',
    callbackUrl: readText(body, 'callbackUrl') ?? '',
  })
}

type Unchecked = Omit<NewPayout, 'plan' | 'amountMinor'> & { amount: unknown }

const checked = ({ amount, ...payout }: Unchecked): ReturnType<Read> => {
  const { merchantCode, channel, currency, receiver, reference, callbackUrl } = payout
  const amountMinor = parseMajorAmount({ value: amount, currency })
  if (!merchantCode) return 'MerchantCode is required'
  if (!/^\d{1,6}$/.test(channel)) return 'Channel is not valid'
  if (!reference) return 'The reference is required'
  if (currency !== 'KES') return 'Currency must be KES'
  if (!amountMinor) return 'Amount is not valid'
  if (!receiver) return 'The receiver is required'
  if (!URL.canParse(callbackUrl) || !/^https?:$/.test(new URL(callbackUrl).protocol)) return 'CallBackURL is not valid'
  return { ...payout, amountMinor: Number(amountMinor) }
}

/** Sends the result of a payout again, or decides one that waits; a failed one may still be paid. */
export const payoutControlSchema = z.strictObject({
  reference: z.string().min(1),
  settle: z.enum(['paid', 'failed']).optional(),
  /** another amount than was asked, minor units */
  paidMinor: z.int().positive().optional(),
  copies: z.int().min(0).max(500).default(1),
  /** Replaces fields of the callback; the book stays as it is. */
  overrides: z.record(z.string(), z.unknown()).default({}),
})

export const controlPayout = (
  { payoutStage: stage, background }: Pick<Args, 'payoutStage' | 'background'>,
  order: z.infer<typeof payoutControlSchema>,
): Reply => {
  const payout = stage.payouts.all().find(({ reference }) => reference === order.reference)
  if (!payout) return { status: 404, body: { detail: 'No such payout.' } }
  if (order.settle) {
    const isPaid = order.settle === 'paid'
    const paidMinor = isPaid ? (order.paidMinor ?? payout.amountMinor) : 0
    stage.payouts.settle(payout, { resultCode: isPaid ? '0' : '1', paidMinor })
  }
  if (order.copies > 0) background(sendPayoutResult(stage, payout, { copies: order.copies, body: order.overrides }))
  return { status: 202, body: { state: payout.state, copies: order.copies } }
}
