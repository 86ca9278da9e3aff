import { parseMajorAmount } from '../amount.ts'
import type { GatewayContext, GatewayFacts, GatewayReason, GatewayStatus, StatusReference } from '../port.ts'
import { callSasapay, messageOf } from './call.ts'
import { isObject, readAny, readCode, readFlag, readNairobiTime, readText, type JsonObject } from './fields.ts'
import { currencyOf, nameOf } from './parse.ts'
import type { TokenSource } from './token.ts'

/**
 * `POST /api/v1/transactions/status-query/`.
 * Confirmed by docs.sasapay.app ("Check Transaction Status"): the request's keys, and an answer that may be only "Your
 * request has been received. Check your callback url for response" (`awaiting_callback`; the result comes as a callback
 * that `parseCallback` reads). Public clients also show a direct answer: `data` with CheckoutId, TransactionAmount,
 * Paid, AmountPaid, PaidDate, channels. Not confirmed, spoken by our simulator: ResultCode, TransactionStatus,
 * TransactionCode and BillRefNumber inside `data`, and the 404 for a request that nobody knows.
 */
export const queryStatus = async (args: {
  ctx: GatewayContext
  tokens: TokenSource
  ref: StatusReference
}): Promise<GatewayFacts> => {
  const { ctx, tokens, ref } = args
  if (!ref.gatewayRequestId && !ref.reference) {
    return noFacts(ctx, { reason: 'invalid_input', message: 'A status query needs a request id or a reference.' })
  }
  const result = await callSasapay({
    ctx,
    tokens,
    path: '/api/v1/transactions/status-query/',
    json: {
      MerchantCode: ctx.account.merchantCode,
      ...(ref.gatewayRequestId
        ? { CheckoutRequestId: ref.gatewayRequestId }
        : { MerchantTransactionReference: ref.reference }),
      CallbackUrl: ctx.callbackUrl,
    },
  })
  if (result.kind !== 'answer') return noFacts(ctx, result)
  const message = messageOf(result.body)
  if (result.status === 401 || result.status === 403) return noFacts(ctx, { reason: 'not_configured', message })
  if (result.status >= 400) return noFacts(ctx, { reason: 'not_found', message })
  const data = isObject(result.body.data) ? result.body.data : result.body
  return readStatus({ ctx, data, message })
}

/** Facts of an answer that tells nothing: `unknown`, with the reason. */
export const noFacts = (
  ctx: GatewayContext,
  { reason, message }: { reason: GatewayReason; message: string | null },
): GatewayFacts => ({
  status: 'unknown',
  gatewayRequestId: null,
  merchantCode: null,
  reference: null,
  transactionCode: null,
  amountMinor: null,
  currency: ctx.account.currency,
  payerPhone: null,
  payerName: null,
  occurredAt: null,
  reason,
  message,
})

const readStatus = (args: { ctx: GatewayContext; data: JsonObject; message: string | null }): GatewayFacts => {
  const { data, message } = args
  const status = statusOf(data)
  if (status === null) return noFacts(args.ctx, { reason: 'awaiting_callback', message })
  const currency = currencyOf(data)
  const paid = readAny(data, 'AmountPaid', 'PaidAmount', 'TransAmount', 'TransactionAmount')
  return {
    status,
    gatewayRequestId: readText(data, 'CheckoutRequestID', 'CheckoutRequestId', 'CheckoutId'),
    merchantCode: readText(data, 'MerchantCode'),
    reference: readText(data, 'BillRefNumber', 'MerchantReference', 'AccountReference'),
    transactionCode: readText(data, 'TransactionCode', 'TransID'),
    amountMinor: status === 'succeeded' || status === 'reversed' ? parseMajorAmount({ value: paid, currency }) : null,
    currency,
    payerPhone: readText(data, 'CustomerMobile', 'MSISDN'),
    payerName: nameOf(data),
    occurredAt: readNairobiTime(data, 'PaidDate', 'TransactionDate'),
    reason: status === 'failed' ? 'refused' : null,
    message: readText(data, 'ResultDescription', 'ResultDesc') ?? message,
  }
}

const statusWords: Readonly<Record<string, GatewayStatus>> = {
  success: 'succeeded',
  successful: 'succeeded',
  completed: 'succeeded',
  paid: 'succeeded',
  failed: 'failed',
  cancelled: 'failed',
  canceled: 'failed',
  timeout: 'failed',
  reversed: 'reversed',
  pending: 'pending',
  processing: 'pending',
}

/** An unpaid request without a word for its state may still be paid, so it is pending and not failed. */
export const statusOf = (data: JsonObject): GatewayStatus | null => {
  if (readFlag(data, 'IsReversed') === true) return 'reversed'
  const word = readText(data, 'TransactionStatus', 'PaymentStatus')?.toLowerCase()
  const known = word === undefined ? undefined : statusWords[word]
  if (known) return known
  const paid = readFlag(data, 'Paid')
  if (paid !== null) return paid ? 'succeeded' : 'pending'
  const code = readCode(data, 'ResultCode')
  if (code === null) return null
  if (code === '0') return 'succeeded'
  return code === '1032' ? 'failed' : 'unknown'
}
