import { receiveCallback } from '../src/services/callbacks/receive.ts'
import { defineIngress, type IngressRoute } from './ingress.ts'

const notFound = {
  status: 404,
  body: JSON.stringify({ errors: [{ message: 'Not found.', code: 'NOT_FOUND' }] }),
  contentType: 'application/json',
}

/** One inbox for whatever a gateway tells: what it is about follows from its content, never from the address. */
const toInbox: IngressRoute['handler'] = async ({ payload, params, raw, headers, ip }) =>
  (await receiveCallback({ payload, token: params.token ?? '', raw, headers, ip })) ?? notFound

/** Money that arrived at the paybill or till without a request; what is stored is confirmed with the gateway before it counts. */
export const instantPaymentNotification = defineIngress({
  method: 'post',
  path: '/instant-payment-notification/:token',
  maxBytes: 256 * 1024,
  handler: toInbox,
})

/** Results of payouts and refunds. */
export const payoutCallback = defineIngress({
  method: 'post',
  path: '/payoutcallback/:token',
  maxBytes: 256 * 1024,
  handler: toInbox,
})

/** Results of payments to suppliers. */
export const expenseCallback = defineIngress({
  method: 'post',
  path: '/expensecallback/:token',
  maxBytes: 256 * 1024,
  handler: toInbox,
})

/** Results of collections, posted by the gateway to the account's own address. */
export const paymentCallback = defineIngress({
  method: 'post',
  path: '/paymentcallback/:token',
  maxBytes: 256 * 1024,
  handler: toInbox,
})
