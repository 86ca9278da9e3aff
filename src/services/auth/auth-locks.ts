import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { rateLimited } from '../../platform/errors.ts'
import { hashToken } from './hash-secret.ts'

export type LockRule = {
  key: string
  /** The failure that locks. */
  limit: number
  /** How long a failure counts, from the first one on. */
  windowSeconds: number
  /** The lock lasts a random time between the two. */
  lockSeconds: readonly [least: number, most: number]
}

export type FailureCount = { failures: number; lockedSeconds: number }

/** Name of a lock. Whom it concerns is in it as a fingerprint only. */
export const lockKey = (kind: string, ...subject: readonly string[]): string =>
  `${kind}:${hashToken(JSON.stringify(subject))}`

/** @throws AppError 429 with the seconds after which the last of the locks opens */
export const requireUnlocked = async (tx: Tx, keys: readonly string[]): Promise<void> => {
  const at = now()
  const [lock] = await tx.query<{ until: Date | null }>(
    'select max(locked_until) as until from auth_locks where key = any($1::text[]) and locked_until > $2',
    [keys, at],
  )
  if (lock?.until) throw rateLimited(secondsBetween(at, lock.until))
}

/**
 * Counts one failure, by one statement: parallel ones all count. Its row stays locked until the transaction ends.
 * A failure after the window or after a lock is the first of a new count.
 */
export const countFailure = async (tx: Tx, rule: LockRule): Promise<FailureCount> => {
  const at = now()
  const [least, most] = rule.lockSeconds
  const lockUntil = new Date(at.getTime() + (least + Math.random() * (most - least)) * 1_000)
  const windowStart = new Date(at.getTime() - rule.windowSeconds * 1_000)
  const [row] = await tx.query<{ failures: string; locked_until: Date | null }>(upsertFailure, [
    rule.key,
    at,
    windowStart,
    rule.limit,
    lockUntil,
  ])
  return {
    failures: Number(row!.failures),
    lockedSeconds: row!.locked_until ? secondsBetween(at, row!.locked_until) : 0,
  }
}

/** Takes back one failure that was counted in advance, and the lock that it set. */
export const takeBackFailure = async (tx: Tx, key: string): Promise<void> => {
  await tx.query(
    'update auth_locks set failures = greatest(failures - 1, 0), locked_until = null, updated_at = $2 where key = $1',
    [key, now()],
  )
}

export const clearFailures = async (tx: Tx, keys: readonly string[]): Promise<void> => {
  await tx.query('delete from auth_locks where key = any($1::text[])', [keys])
}

const secondsBetween = (from: Date, until: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - from.getTime()) / 1_000))

const isOver = '(auth_locks.window_started_at <= $3 or auth_locks.locked_until <= $2)'
const failures = `case when ${isOver} then 1 else auth_locks.failures + 1 end`

const upsertFailure = `
  insert into auth_locks (id, key, failures, window_started_at, locked_until, created_at, updated_at)
  values (gen_random_uuid(), $1, 1, $2::timestamptz, case when $4::int <= 1 then $5::timestamptz end, $2, $2)
  on conflict (key) do update set
    failures = ${failures},
    window_started_at = case when ${isOver} then $2 else auth_locks.window_started_at end,
    locked_until = case
      when auth_locks.locked_until > $2 then auth_locks.locked_until
      when ${failures} >= $4::int then $5::timestamptz
    end,
    updated_at = $2
  returning failures, locked_until`
