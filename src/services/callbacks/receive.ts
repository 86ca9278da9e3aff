import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { readPrepared } from '../../db/read-prepared.ts'
import { readQuery } from '../../db/transaction.ts'
import type { AckOutcome, GatewayReply, RawCallback } from '../../gateways/port.ts'
import { getGateway } from '../../gateways/registry.ts'
import { logger } from '../../platform/logger.ts'
import { hashToken } from '../gateways/sealed-gateway-fields.ts'
import { wakeOutbox } from '../outbox.ts'

type Account = { id: string; company_id: string; provider: string }

/** Tokens change hardly ever; a revoked one is refused within the time to live. */
const accounts = new LRUCache<string, Account>({ max: 5_000, ttl: 10_000 })

// Inbox and outbox row by one statement: durable before the gateway hears "received", once per event.
const STORE = `
  with inserted as (
    insert into callback_inbox (company_id, gateway_account_id, dedup_key, status, attempts, received_at, body, content_type, headers, source_ip)
    values ($1, $2, $3, 'received', 0, clock_timestamp(), $4, $5, $6::jsonb, $7)
    on conflict (gateway_account_id, dedup_key) do nothing
    returning id
  )
  insert into outbox (topic, key, payload, company_id, attempts)
  select 'callback.received', 'callback-' || id, jsonb_build_object('inboxId', id), $1, 0 from inserted
  returning id`

type Receive = { payload: Payload; token: string; raw: Buffer; headers: Headers; ip: string }

/**
 * Takes a gateway's callback: who it is for follows from the token alone, its bytes are stored once, and the gateway
 * gets the answer it expects. Nothing else happens in the request. @returns undefined for an unknown token
 */
export const receiveCallback = async ({
  payload,
  token,
  raw,
  headers,
  ip,
}: Receive): Promise<GatewayReply | undefined> => {
  const account = await accountOf(payload, token)
  if (!account) return undefined
  const gateway = getGateway(account.provider)
  const callback: RawCallback = { body: raw, headers: Object.fromEntries(headers) }
  const verification = gateway.verify(callback)
  if (!verification.valid) {
    logger.warn({ gatewayAccount: account.id, ip, reason: verification.reason }, 'callback refused: bad signature')
    return { status: 401, contentType: 'application/json', body: JSON.stringify({ message: 'Signature not valid' }) }
  }
  const body = storable(raw)
  const event = gateway.parse(callback)[0]
  const dedupKey = event?.dedupKey ?? `unreadable:${createHash('sha256').update(raw).digest('hex')}`
  const values = [
    account.company_id,
    account.id,
    dedupKey,
    body,
    headers.get('content-type'),
    JSON.stringify(gateway.redact(callback).headers),
    ip,
  ]
  const rows = await readPrepared(payload, { name: 'receive callback', text: STORE, values })
  if (rows.length > 0) wakeOutbox(payload)
  const outcome: AckOutcome = event ? (rows.length > 0 ? 'accepted' : 'duplicate') : 'unreadable'
  return gateway.ack(callback, outcome)
}

const accountOf = async (payload: Payload, token: string): Promise<Account | undefined> => {
  const hash = hashToken(token)
  const cached = accounts.get(hash)
  if (cached) return cached
  const [account] = await readQuery<Account>(
    payload,
    'select id, company_id, provider from gateway_accounts where callback_token_hash = $1',
    [hash],
  )
  if (account) accounts.set(hash, account)
  return account
}

/** Text as PostgreSQL can keep it: broken UTF-8 is replaced, NUL (which no text column takes) left out. */
const storable = (raw: Buffer): string => raw.toString('utf8').replaceAll('\u0000', '')
