import { parseMajorAmount } from '../amount.ts'
import type { GatewayContext, GatewayFacts, StatusReference } from '../port.ts'
import { callSasapay, messageOf } from './call.ts'
import { isObject, readAny, readCode, readNairobiTime, readText, type JsonObject } from './fields.ts'
import { currencyOf, nameOf } from './parse.ts'
import { noFacts, statusOf } from './query-status.ts'
import type { TokenSource } from './token.ts'

type Query = {
  ctx: GatewayContext
  tokens: TokenSource
  ref: StatusReference & { transactionCode?: string | null }
}

/**
 * The state of money that went out: `POST /api/v1/transactions/status-query/` by our own reference, because the number
 * that the answer to a payout gives is another one than the callback's. Where SasaPay promises the state by callback
 * only, the receipt is verified instead. Spoken by our simulator and not confirmed: the keys inside `data` of a payout.
 */
export const queryPayout = async ({ ctx, tokens, ref }: Query): Promise<GatewayFacts> => {
  if (!ref.reference)
    return noFacts(ctx, { reason: 'invalid_input', message: 'The status of a payout needs its reference.' })
  const facts = await ask({
    ctx,
    tokens,
    path: '/api/v1/transactions/status-query/',
    json: {
      MerchantCode: ctx.account.merchantCode,
      MerchantTransactionReference: ref.reference,
      CallbackUrl: ctx.callbackUrl,
    },
  })
  if (facts.reason !== 'awaiting_callback' || !ref.transactionCode) return ofReference(ctx, facts, ref.reference)
  const verified = await ask({
    ctx,
    tokens,
    path: '/api/v1/transactions/verify/',
    json: { merchantCode: ctx.account.merchantCode, transactionCode: ref.transactionCode },
  })
  return ofReference(ctx, verified, ref.reference)
}

const ask = async (call: { ctx: GatewayContext; tokens: TokenSource; path: string; json: unknown }) => {
  const { ctx } = call
  const result = await callSasapay(call)
  if (result.kind !== 'answer') return noFacts(ctx, result)
  const message = messageOf(result.body)
  if (result.status === 401 || result.status === 403) return noFacts(ctx, { reason: 'not_configured', message })
  if (result.status >= 400) return noFacts(ctx, { reason: 'not_found', message })
  const data = readAny(result.body, 'data', 'details', 'Data')
  const isFound = readCode(result.body, 'statusCode', 'StatusCode') === '0'
  return readPayout({ ctx, data: isObject(data) ? data : result.body, message, isFound })
}

// An answer about something else must not decide about this payment.
const ofReference = (ctx: GatewayContext, facts: GatewayFacts, reference: string): GatewayFacts =>
  facts.reference !== null && facts.reference !== reference
    ? noFacts(ctx, { reason: 'malformed_answer', message: 'SasaPay answered about another payment.' })
    : facts

type Answer = { ctx: GatewayContext; data: JsonObject; message: string | null; isFound: boolean }

// Verification says of a payment that it took place, and has no further word for its state.
const readPayout = ({ ctx, data, message, isFound }: Answer): GatewayFacts => {
  const type = readText(data, 'TransactionType')?.toUpperCase()
  if (type === 'C2B') return noFacts(ctx, { reason: 'not_found', message: 'This is money that came in.' })
  const status = statusOf(data) ?? (isFound ? 'succeeded' : null)
  if (status === null) return noFacts(ctx, { reason: 'awaiting_callback', message })
  const merchantCode = readText(data, 'MerchantCode', 'merchantCode')
  if (merchantCode !== null && merchantCode !== ctx.account.merchantCode) {
    return noFacts(ctx, { reason: 'merchant_mismatch', message: 'Another merchant paid this.' })
  }
  const currency = currencyOf(data)
  const amount = (...keys: string[]) => parseMajorAmount({ value: readAny(data, ...keys), currency })
  return {
    status,
    gatewayRequestId: readText(data, 'CheckoutRequestID', 'CheckoutRequestId', 'CheckoutId'),
    merchantCode,
    reference: readText(data, 'MerchantTransactionReference', 'BillRefNumber', 'MerchantReference'),
    transactionCode: readText(data, 'SasaPayTransactionCode', 'TransactionCode', 'TransID'),
    amountMinor: status === 'succeeded' ? amount('TransactionAmount', 'TransAmount', 'AmountPaid') : null,
    chargeMinor: amount('TransactionCharge', 'TransactionCharges'),
    currency,
    payerPhone: readText(data, 'RecipientAccountNumber'),
    payerName: nameOf(data),
    occurredAt: readNairobiTime(data, 'PaidDate', 'TransactionDate', 'TransTime'),
    reason: status === 'failed' ? 'refused' : null,
    message: readText(data, 'ResultDescription', 'ResultDesc') ?? message,
  }
}
