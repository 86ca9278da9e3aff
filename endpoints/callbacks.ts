import { receiveCallback } from '../src/services/callbacks/receive.ts'
import { defineIngress } from './ingress.ts'

const notFound = {
  status: 404,
  body: JSON.stringify({ errors: [{ message: 'Not found.', code: 'NOT_FOUND' }] }),
  contentType: 'application/json',
}

/** Results of collections, posted by the gateway to the account's own address. */
export const paymentCallback = defineIngress({
  method: 'post',
  path: '/paymentcallback/:token',
  maxBytes: 256 * 1024,
  handler: async ({ payload, params, raw, headers, ip }) =>
    (await receiveCallback({ payload, token: params.token ?? '', raw, headers, ip })) ?? notFound,
})
