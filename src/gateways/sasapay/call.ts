import { callGateway, type GatewayAnswer } from '../http-client.ts'
import type { GatewayContext, GatewayReason } from '../port.ts'
import { isObject, readText, type JsonObject } from './fields.ts'
import type { TokenSource } from './token.ts'

export type CallResult =
  | { kind: 'answer'; status: number; body: JsonObject }
  /** The call did not leave us: no token. */
  | { kind: 'not_sent'; reason: GatewayReason; message: string }
  /** It may have been carried out. */
  | { kind: 'unclear'; reason: GatewayReason; message: string }

type Call = { ctx: GatewayContext; tokens: TokenSource; path: string; json: unknown }

/**
 * One authorised POST to SasaPay. A 401 means that the gateway did not look at the request, so it is sent once more
 * with a fresh token; nothing else is repeated.
 */
export const callSasapay = async (call: Call): Promise<CallResult> => {
  const first = await post(call)
  if (first.kind !== 'answer' || first.status !== 401) return first
  return post(call)
}

const post = async ({ ctx, tokens, path, json }: Call): Promise<CallResult> => {
  const token = await tokens.get(ctx)
  if (!token.ok) return { kind: 'not_sent', reason: token.reason, message: token.message }
  const answer = await callGateway({
    baseUrl: ctx.baseUrl,
    path,
    method: 'POST',
    headers: { authorization: `Bearer ${token.token}` },
    json,
    signal: ctx.signal,
  })
  if (answer.kind === 'answer' && answer.status === 401) tokens.forget({ ctx, token: token.token })
  return toResult(answer)
}

// Timeout, conflict (an earlier copy may have been taken) and throttling say nothing about the money.
const unclearStatuses = [408, 409, 425, 429]

const toResult = (answer: GatewayAnswer): CallResult => {
  if (answer.kind === 'timeout') {
    return { kind: 'unclear', reason: 'timeout', message: 'SasaPay did not answer in time.' }
  }
  if (answer.kind === 'unreachable') {
    return { kind: 'unclear', reason: 'unreachable', message: `SasaPay could not be reached: ${answer.message}` }
  }
  if (answer.kind === 'malformed') {
    return { kind: 'unclear', reason: 'malformed_answer', message: answer.message }
  }
  if (answer.status >= 500 || unclearStatuses.includes(answer.status)) {
    return { kind: 'unclear', reason: 'server_error', message: `SasaPay answered with status ${answer.status}.` }
  }
  if (isObject(answer.json)) return { kind: 'answer', status: answer.status, body: answer.json }
  if ([401, 403, 404].includes(answer.status)) return { kind: 'answer', status: answer.status, body: {} }
  return { kind: 'unclear', reason: 'malformed_answer', message: 'SasaPay answered with something unreadable.' }
}

/** The gateway's own words about an answer. */
export const messageOf = (body: JsonObject): string | null =>
  readText(body, 'ResponseDescription', 'ResultDescription', 'ResultDesc', 'detail', 'message', 'CustomerMessage')
