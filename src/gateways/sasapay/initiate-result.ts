import type { GatewayReason, InitiateResult } from '../port.ts'
import { messageOf, type CallResult } from './call.ts'
import { readCode, readFlag, readText } from './fields.ts'

/** Under which keys an answer names the request. */
type IdKeys = { request: readonly string[]; merchant: readonly string[] }

/** What an answer to "ask for money" or "send money" means: accepted, refused, or nobody knows. */
export const toInitiateResult = (result: CallResult, keys: IdKeys): InitiateResult => {
  if (result.kind === 'not_sent') {
    // Without a token nothing reached anybody, so this is a plain failure and may be tried again at once.
    const wrongCredentials = result.reason === 'not_configured' || result.reason === 'refused'
    return notInitiated(wrongCredentials ? 'not_configured' : 'not_submitted', result.message)
  }
  if (result.kind === 'unclear')
    return { ...nothing, status: 'unknown', reason: result.reason, message: result.message }
  const { body, status } = result
  const ids = {
    gatewayRequestId: readText(body, ...keys.request),
    merchantRequestId: readText(body, ...keys.merchant),
  }
  const code = readCode(body, 'ResponseCode', 'responseCode')
  if (status < 300 && code === '0' && ids.gatewayRequestId) {
    return { ...ids, status: 'pending', reason: null, message: messageOf(body) }
  }
  const refused = status >= 400 || (code !== null && code !== '0') || readFlag(body, 'status') === false
  if (refused)
    return { ...notInitiated('refused', messageOf(body) ?? `SasaPay refused the request (${status}).`), ...ids }
  return { ...ids, status: 'unknown', reason: 'malformed_answer', message: 'SasaPay accepted without a request id.' }
}

const nothing = { gatewayRequestId: null, merchantRequestId: null }

/** Nothing was sent, or it was plainly refused. */
export const notInitiated = (reason: GatewayReason, message: string): InitiateResult => ({
  ...nothing,
  status: 'failed',
  reason,
  message,
})
