import { toMajorText } from '../../domain/money-text.ts'
import type { BillInput, GatewayContext, InitiateResult, PayoutInput } from '../port.ts'
import { callSasapay } from './call.ts'
import { notInitiated, toInitiateResult } from './initiate-result.ts'
import { toSasapayPhone } from './phone.ts'
import type { TokenSource } from './token.ts'

/** Wallet and mobile networks; every other channel is a bank, whose account number goes out as it is. */
const phoneChannels: readonly string[] = ['0', '63902', '63903', '63907']
/** Only these can pay to pay bills and tills. */
const billChannels: readonly string[] = ['0', '63902']

type Send<Input> = { ctx: GatewayContext; tokens: TokenSource; input: Input }

/**
 * B2C: money to a phone or bank account, `POST /api/v1/payments/b2c/`. Accepted is not paid: the result comes as a
 * callback, or from the status query.
 */
export const sendPayout = async ({ ctx, tokens, input }: Send<PayoutInput>): Promise<InitiateResult> => {
  const channel = channelOf(input.channel)
  const receiver = phoneChannels.includes(channel) ? toSasapayPhone(input.recipientNumber) : input.recipientNumber
  const problem =
    commonProblem(ctx, input) ??
    (/^\d{1,6}$/.test(channel) ? null : 'The account has no channel code of SasaPay.') ??
    (receiver ? null : 'The number of the account is not a Kenyan mobile number.')
  if (problem) return notInitiated('invalid_input', problem)
  const result = await callSasapay({
    ctx,
    tokens,
    path: '/api/v1/payments/b2c/',
    json: {
      MerchantCode: ctx.account.merchantCode,
      MerchantTransactionReference: input.reference,
      Amount: toMajorText(input.amountMinor, input.currency),
      Currency: input.currency,
      ReceiverNumber: receiver,
      Channel: channel,
      Reason: (input.reason ?? 'Payment').slice(0, 100),
      CallBackURL: ctx.callbackUrl,
    },
  })
  return toInitiateResult(result, {
    request: ['B2CRequestID', 'CheckoutRequestID'],
    merchant: ['OriginatorConversationID', 'ConversationID'],
  })
}

/**
 * Pay bill or till, `POST /api/v2/waas/payments/pay-bills/`, on the same host as every other call. The biller's number is
 * the receiver; the account at a pay bill is the reference.
 */
export const payBill = async ({ ctx, tokens, input }: Send<BillInput>): Promise<InitiateResult> => {
  const channel = channelOf(input.channel)
  const problem = commonProblem(ctx, input) ?? billProblem(input, channel)
  if (problem) return notInitiated('invalid_input', problem)
  const result = await callSasapay({
    ctx,
    tokens,
    path: '/api/v2/waas/payments/pay-bills/',
    json: {
      merchantCode: ctx.account.merchantCode,
      transactionReference: input.reference,
      currencyCode: input.currency,
      amount: toMajorText(input.amountMinor, input.currency),
      senderAccountNumber: ctx.account.merchantCode,
      receiverMerchantCode: input.billerNumber,
      accountReference: input.biller === 'paybill' ? input.accountReference : '',
      transactionFee: 0,
      billerType: input.biller === 'paybill' ? 'PAYBILL' : 'TILL',
      networkCode: channel,
      callbackUrl: ctx.callbackUrl,
      reason: (input.reason ?? 'Payment').slice(0, 100),
    },
  })
  return toInitiateResult(result, {
    request: ['checkoutRequestId', 'CheckoutRequestID'],
    merchant: ['merchantReference', 'MerchantRequestID'],
  })
}

// The wallet is "0" in requests and "00" in SasaPay's list of channels.
const channelOf = (channel: string): string => (channel === '00' ? '0' : channel)

const commonProblem = (ctx: GatewayContext, { amountMinor, currency, reference }: PayoutInput | BillInput) => {
  if (amountMinor <= 0n) return 'The amount must be above zero.'
  if (currency !== 'KES') return `SasaPay pays KES, not ${currency}.`
  if (!reference.trim()) return 'The payment needs a reference.'
  return ctx.account.merchantCode ? null : 'The gateway account has no merchant code.'
}

const billProblem = (input: BillInput, channel: string): string | null => {
  if (!billChannels.includes(channel)) return 'SasaPay pays bills and tills of M-PESA and of its own only.'
  if (!/^\d{5,8}$/.test(input.billerNumber)) return 'The number of the pay bill or till has 5 to 8 digits.'
  if (input.biller === 'paybill' && !input.accountReference?.trim()) return 'A pay bill needs the account at it.'
  return null
}
