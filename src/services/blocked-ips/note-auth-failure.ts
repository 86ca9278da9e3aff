import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { reloadIpBlocks } from '../../access/ip-blocks.ts'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { getEnv } from '../../platform/env.ts'
import { callerNetwork, isInternal, overlap, parseNetwork } from '../../platform/ip-address.ts'
import { logger } from '../../platform/logger.ts'
import { sharedRedis } from '../../platform/redis.ts'
import { failuresInMemory, failuresInRedis, type AuthFailures } from './auth-failures.ts'

/** So many accounts that fail from one address within ten minutes, and do not log in after all, are a guess at many. */
const accountsToBlock = 10
const firstBlockMinutes = 15
const longestBlockMinutes = 24 * 60

type Attempt = { payload: Payload; ip: string; account: string }

/**
 * Notes a failed log-in beside the answer to it, which neither waits for this nor fails with it.
 * @param account what was typed, whether there is such an account or not
 */
export const noteAuthFailure = (attempt: Attempt): void => {
  countAuthFailure(attempt).catch((error: unknown) => logger.warn({ err: error }, 'a failed log-in was not counted'))
}

/** Takes back what was noted of an account whose owner has logged in from there. */
export const noteAuthSuccess = ({ ip, account }: Omit<Attempt, 'payload'>): void => {
  failures()
    .remove(callerNetwork(ip), account)
    .catch((error: unknown) => logger.warn({ err: error }, 'a log-in was not taken off the failed ones'))
}

/**
 * Blocks the address for the installation when too many different accounts have failed from there: for 15 minutes,
 * twice as long for each repetition within a week, at most for a day. One user who mistypes is one account however
 * often he tries. Internal addresses and our own proxies are never blocked.
 */
export const countAuthFailure = async ({ payload, ip, account }: Attempt): Promise<void> => {
  if (!isBlockable(ip)) return
  const network = callerNetwork(ip)
  const accounts = await failures().add(network, account)
  if (accounts < accountsToBlock) return
  const minutes = await blockNetwork(payload, network)
  await failures().clear(network)
  if (minutes) logger.warn({ network, minutes }, 'an address is blocked: log-ins to many accounts failed from there')
  await reloadIpBlocks()
}

const isBlockable = (ip: string): boolean => {
  const caller = parseNetwork(callerNetwork(ip))
  if (!caller || isInternal(ip)) return false
  return !getEnv().trustedProxies.some((proxy) => {
    const known = parseNetwork(proxy)
    return known !== undefined && overlap(known, caller)
  })
}

/** @returns for how many minutes, undefined when the network is blocked already */
const blockNetwork = async (payload: Payload, network: string): Promise<number | undefined> =>
  withTransaction(await createReq(payload), async (tx) => {
    // Many failures may reach the limit in the same moment.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`freehold block ${network}`])
    const [known] = await tx.query<{ before: string; active: boolean }>(
      `select count(*) filter (where source = 'automatic' and created_at > now() - interval '7 days') as before,
              coalesce(bool_or(lifted_at is null and (expires_at is null or expires_at > now())), false) as active
       from blocked_ips where cidr = $1 and company_id is null`,
      [network],
    )
    if (known?.active) return undefined
    const minutes = Math.min(firstBlockMinutes * 2 ** Number(known?.before ?? 0), longestBlockMinutes)
    await tx.query(
      `insert into blocked_ips (id, cidr, reason, source, expires_at, created_at, updated_at)
       values ($1, $2, $3, 'automatic', now() + make_interval(mins => $4), now(), now())`,
      [randomUUID(), network, `Log-ins to ${accountsToBlock} accounts failed within 10 minutes`, minutes],
    )
    return minutes
  })

let counter: AuthFailures | undefined

const failures = (): AuthFailures => {
  const redis = sharedRedis()
  return (counter ??= redis ? failuresInRedis(redis) : failuresInMemory())
}
