import { createHash } from 'node:crypto'

import { parseMajorAmount } from '../amount.ts'
import { parseJson } from '../http-client.ts'
import type { GatewayEvent, GatewayEventKind, GatewayStatus, RawCallback } from '../port.ts'
import { isObject, readAny, readCode, readFlag, readNairobiTime, readText, type JsonObject } from './fields.ts'

/**
 * Reads what SasaPay posts: charge results, payout results, payment notifications and the asynchronous answer of a
 * status query, told apart by their fields and never by the path. Several spellings of a key are in use.
 */
export const parseCallback = (raw: RawCallback): GatewayEvent[] => {
  const text = bodyText(raw)
  const parsed = parseJson(text)
  const bodies = Array.isArray(parsed) ? parsed : [parsed]
  // The text and not the object is hashed: a hostile depth would exhaust the stack when written again.
  return bodies.filter(isObject).map((body, index) => toEvent(body, () => `body:${sha256(`${index}:${text}`)}`))
}

export const bodyText = ({ body }: RawCallback): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8')

const toEvent = (body: JsonObject, keyWithoutIds: () => string): GatewayEvent => {
  const kind = kindOf(body)
  const resultCode = readCode(body, 'ResultCode', 'resultCode')
  const gatewayRequestId = readText(body, 'CheckoutRequestID', 'CheckoutRequestId', 'checkoutRequestId', 'CheckoutId')
  const transactionCode = readText(body, 'TransactionCode', 'SasaPayTransactionCode', 'TransID', 'transactionCode')
  const currency = currencyOf(body)
  return {
    dedupKey: dedupKey([gatewayRequestId, resultCode, transactionCode]) ?? keyWithoutIds(),
    kind,
    status: statusOf({ body, kind, resultCode }),
    resultCode,
    resultMessage: readText(body, 'ResultDesc', 'ResultDescription', 'message', 'detail'),
    gatewayRequestId,
    merchantRequestId: readText(body, 'MerchantRequestID', 'MerchantRequestId', 'merchantRequestId'),
    merchantCode: readText(body, 'MerchantCode', 'merchantCode'),
    reference: referenceOf(body, kind),
    transactionCode,
    amountMinor: parseMajorAmount({
      value: readAny(body, 'TransAmount', 'AmountPaid', 'PaidAmount', 'TransactionAmount', 'Amount'),
      currency,
    }),
    currency,
    payerPhone: readText(body, 'CustomerMobile', 'MSISDN', 'RecipientAccountNumber'),
    payerName: nameOf(body),
    occurredAt: readNairobiTime(body, 'TransactionDate', 'TransTime', 'PaidDate'),
    raw: body,
  }
}

const kindOf = (body: JsonObject): GatewayEventKind => {
  if (readText(body, 'SasaPayTransactionCode', 'RecipientAccountNumber', 'RecipientName')) return 'payout'
  const answersRequest = readText(body, 'CheckoutRequestID', 'CheckoutRequestId', 'CheckoutId', 'checkoutRequestId')
  return !answersRequest && readText(body, 'TransID') ? 'notification' : 'charge'
}

const statusOf = (event: { body: JsonObject; kind: GatewayEventKind; resultCode: string | null }): GatewayStatus => {
  if (readFlag(event.body, 'IsReversed') === true) return 'reversed'
  if (event.resultCode === '0') return 'succeeded'
  // A notification is sent only for money that arrived; it carries no result code.
  if (event.resultCode === null) return event.kind === 'notification' ? 'succeeded' : 'unknown'
  return /^\d+$/.test(event.resultCode) ? 'failed' : 'unknown'
}

const referenceOf = (body: JsonObject, kind: GatewayEventKind): string | null =>
  kind === 'payout'
    ? readText(body, 'MerchantTransactionReference')
    : readText(body, 'BillRefNumber', 'AccountReference', 'InvoiceNumber', 'MerchantReference')

export const currencyOf = (body: JsonObject): string => {
  const code = readText(body, 'Currency', 'CurrencyCode', 'currency')?.toUpperCase() ?? ''
  return /^[A-Z]{3}$/.test(code) ? code : 'KES'
}

export const nameOf = (body: JsonObject): string | null => {
  const whole = readText(body, 'FullName', 'CustomerName', 'RecipientName')
  const parts = ['FirstName', 'MiddleName', 'LastName'].map((key) => readText(body, key))
  return whole ?? (parts.filter(Boolean).join(' ') || null)
}

// The parts come from outside: the separator is escaped so that two different events never share a key.
const dedupKey = (parts: readonly (string | null)[]): string | null => {
  if (parts.every((part) => part === null)) return null
  const key = parts.map((part) => (part ?? '').replaceAll('%', '%25').replaceAll(':', '%3A')).join(':')
  return key.length <= 200 ? key : `long:${sha256(key)}`
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
