import type { Payload } from 'payload'
import { readQuery } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import { logger } from '../platform/logger.ts'
import type { Identity } from './identify.ts'

const everyMs = 60_000

const OF_SESSION = `update sessions set last_used_at = now(), ip = coalesce(nullif($2, ''), ip) where id = $1 and last_used_at < now() - interval '50 seconds'`
const OF_KEY = `update api_keys set last_used_at = now(), last_used_ip = coalesce(nullif($2, ''), last_used_ip) where id = $1`

/** Writes down, at most once a minute and beside the request, that a log-in or a key was used and from where. */
export const noteUse = (payload: Payload, identity: Identity, ip: string): void => {
  const at = now().getTime()
  if (at - identity.usedAt < everyMs) return
  identity.usedAt = at
  const { sessionId, apiKeyId } = identity.principal
  readQuery(payload, apiKeyId ? OF_KEY : OF_SESSION, [apiKeyId ?? sessionId, ip]).catch((error: unknown) =>
    logger.warn({ err: error }, 'the use of a log-in could not be written down'),
  )
}
