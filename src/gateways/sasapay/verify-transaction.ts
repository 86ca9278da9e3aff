import { parseMajorAmount } from '../amount.ts'
import type { Confirmation, GatewayContext, GatewayEvent, GatewayFacts } from '../port.ts'
import { callSasapay, messageOf, type CallResult } from './call.ts'
import { isObject, readAny, readCode, readFlag, readNairobiTime, readText } from './fields.ts'
import { currencyOf, nameOf } from './parse.ts'
import { noFacts, queryStatus } from './query-status.ts'
import type { TokenSource } from './token.ts'

/**
 * Asks SasaPay whether an event is true. With a transaction code the transaction itself is verified; without one
 * (every failure) the state of the request decides.
 */
export const confirmEvent = async (args: {
  ctx: GatewayContext
  tokens: TokenSource
  event: GatewayEvent
}): Promise<Confirmation> => {
  const { ctx, tokens, event } = args
  // Money that went out must never be taken for money that came in.
  if (event.kind === 'payout') {
    const message = 'The result of a payout is no collection.'
    return { ...noFacts(ctx, { reason: 'unsupported', message }), verdict: 'refuted' }
  }
  const claimsMoney = event.status === 'succeeded' && event.transactionCode !== null
  const facts = claimsMoney
    ? await verifyTransaction({ ctx, tokens, transactionCode: event.transactionCode ?? '' })
    : await queryStatus({ ctx, tokens, ref: event })
  return { ...facts, verdict: verdictOf({ event, facts }) }
}

const verdictOf = ({ event, facts }: { event: GatewayEvent; facts: GatewayFacts }): Confirmation['verdict'] => {
  if (facts.reason === 'merchant_mismatch' || facts.reason === 'not_found') return 'refuted'
  if (facts.status === 'unknown') return 'unavailable'
  return facts.status === event.status ? 'confirmed' : 'refuted'
}

/**
 * `POST /api/v1/transactions/verify/`.
 * Confirmed by docs.sasapay.app ("Verify Transaction") and public clients: the request's two keys, `statusCode` (0 =
 * success), `detail`, and `data` with TransactionType, TransID, TransTime, TransAmount, MerchantCode, BillRefNumber,
 * InvoiceNumber, CustomerMobile and the names. Not confirmed: the answer for an unknown code (taken: a 4xx or another
 * statusCode), and the keys `details`/`status`/`responseCode` that the page's prose mentions; all are read.
 */
const verifyTransaction = async (args: {
  ctx: GatewayContext
  tokens: TokenSource
  transactionCode: string
}): Promise<GatewayFacts> => {
  const { ctx, tokens, transactionCode } = args
  const result = await callSasapay({
    ctx,
    tokens,
    path: '/api/v1/transactions/verify/',
    json: { merchantCode: ctx.account.merchantCode, transactionCode },
  })
  return result.kind === 'answer' ? readVerification({ ctx, transactionCode, result }) : noFacts(ctx, result)
}

const readVerification = (args: {
  ctx: GatewayContext
  transactionCode: string
  result: Extract<CallResult, { kind: 'answer' }>
}): GatewayFacts => {
  const { ctx, result } = args
  const message = messageOf(result.body)
  if (result.status === 401 || result.status === 403) return noFacts(ctx, { reason: 'not_configured', message })
  const code = readCode(result.body, 'statusCode', 'StatusCode', 'responseCode', 'ResponseCode', 'ResultCode')
  const refused = (code !== null && code !== '0') || readFlag(result.body, 'status') === false
  if (result.status >= 400 || refused) return noFacts(ctx, { reason: 'not_found', message })

  const nested = readAny(result.body, 'data', 'details', 'Data')
  const data = isObject(nested) ? nested : result.body
  const currency = currencyOf(data)
  const amountMinor = parseMajorAmount({
    value: readAny(data, 'TransAmount', 'TransactionAmount', 'AmountPaid', 'Amount'),
    currency,
  })
  const transactionCode = readText(data, 'TransID', 'TransactionCode', 'transactionCode') ?? args.transactionCode
  const merchantCode = readText(data, 'MerchantCode', 'merchantCode', 'BusinessShortCode')
  // Success without an amount or about another transaction is no answer to the question.
  if (amountMinor === null || transactionCode !== args.transactionCode) {
    return noFacts(ctx, { reason: 'malformed_answer', message })
  }
  const mismatch = merchantCode !== null && merchantCode !== ctx.account.merchantCode
  if (mismatch) return noFacts(ctx, { reason: 'merchant_mismatch', message: 'Another merchant collected this.' })
  return {
    status: readFlag(data, 'IsReversed') === true ? 'reversed' : 'succeeded',
    gatewayRequestId: readText(data, 'CheckoutRequestID', 'CheckoutRequestId', 'CheckoutId'),
    merchantCode,
    reference: readText(data, 'BillRefNumber', 'AccountReference', 'InvoiceNumber'),
    transactionCode,
    amountMinor,
    currency,
    payerPhone: readText(data, 'CustomerMobile', 'MSISDN'),
    payerName: nameOf(data),
    occurredAt: readNairobiTime(data, 'TransTime', 'TransactionDate'),
    reason: null,
    message,
  }
}
