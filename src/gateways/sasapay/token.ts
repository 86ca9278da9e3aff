import { createHash } from 'node:crypto'

import { LRUCache } from 'lru-cache'

import { callGateway, type GatewayAnswer } from '../http-client.ts'
import type { GatewayContext, GatewayReason } from '../port.ts'
import { isObject, readText } from './fields.ts'

export type TokenResult = { ok: true; token: string } | { ok: false; reason: GatewayReason; message: string }

type Stored = { token: string; expiresAt: number }

const safetyMarginMs = 60_000
const shortestLifeMs = 1_000

/**
 * Access tokens per account, kept until a minute before they expire. Callers at the same time share one request;
 * the caller's own abort signal is not passed on, because the others still want the answer.
 */
export const createTokenSource = ({ nowMs = Date.now }: { nowMs?: () => number } = {}) => {
  const stored = new LRUCache<string, Stored>({ max: 1_000 })
  const underWay = new Map<string, Promise<TokenResult>>()

  const request = async (ctx: GatewayContext, key: string): Promise<TokenResult> => {
    const startedAt = nowMs()
    const answer = await callGateway({
      baseUrl: ctx.baseUrl,
      path: '/api/v1/auth/token/?grant_type=client_credentials',
      method: 'GET',
      headers: { authorization: basic(ctx) },
    })
    const read = readToken(answer)
    if (!read.ok) return read
    const life = read.lifeMs > 2 * safetyMarginMs ? read.lifeMs - safetyMarginMs : Math.floor(read.lifeMs / 2)
    if (life >= shortestLifeMs) stored.set(key, { token: read.token, expiresAt: startedAt + life })
    return { ok: true, token: read.token }
  }

  return {
    async get(ctx: GatewayContext): Promise<TokenResult> {
      const { clientId, clientSecret } = ctx.account.credentials
      if (!clientId || !clientSecret) {
        return { ok: false, reason: 'not_configured', message: 'The gateway account has no client id and secret.' }
      }
      const key = keyOf(ctx)
      const found = stored.get(key)
      if (found && found.expiresAt > nowMs()) return { ok: true, token: found.token }
      const shared = underWay.get(key) ?? request(ctx, key).finally(() => underWay.delete(key))
      underWay.set(key, shared)
      return shared
    },
    /** Drops a token that the gateway no longer takes. */
    forget({ ctx, token }: { ctx: GatewayContext; token: string }): void {
      const key = keyOf(ctx)
      if (stored.get(key)?.token === token) stored.delete(key)
    },
  }
}

export type TokenSource = ReturnType<typeof createTokenSource>

const basic = ({ account }: GatewayContext): string =>
  `Basic ${Buffer.from(`${account.credentials.clientId}:${account.credentials.clientSecret}`).toString('base64')}`

// Changed credentials or another host must not meet an old token.
const keyOf = ({ account, baseUrl }: GatewayContext): string =>
  createHash('sha256')
    .update(JSON.stringify([baseUrl, account.id, account.credentials.clientId, account.credentials.clientSecret]))
    .digest('base64')

type ReadToken = { ok: true; token: string; lifeMs: number } | Extract<TokenResult, { ok: false }>

const readToken = (answer: GatewayAnswer): ReadToken => {
  const message = 'SasaPay gave no access token; nothing was sent to the payer.'
  if (answer.kind === 'timeout') return { ok: false, reason: 'timeout', message }
  if (answer.kind === 'unreachable') return { ok: false, reason: 'unreachable', message }
  if (answer.kind === 'malformed') return { ok: false, reason: 'malformed_answer', message }
  if (answer.status === 401 || answer.status === 403) {
    return { ok: false, reason: 'refused', message: 'SasaPay refused the client id and secret of this account.' }
  }
  if (answer.status >= 500) return { ok: false, reason: 'server_error', message }
  const body = isObject(answer.json) ? answer.json : {}
  const token = readText(body, 'access_token')
  if (!token || answer.status >= 400) return { ok: false, reason: 'malformed_answer', message }
  const seconds = Number(readText(body, 'expires_in') ?? 0)
  return { ok: true, token, lifeMs: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) * 1_000 : 0 }
}
