import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { throttled } from './throttle-hashing.ts'

/** Longer ones are refused, so that nobody makes the server hash a novel. */
export const maxPasswordLength = 200

/**
 * Hashes a password for `credentials`, about 0.2 s of one core.
 * @throws AppError 400 when it is too long, 503 when too many wait already
 */
export const hashPassword = async (plain: string): Promise<string> => {
  if (plain.length > maxPasswordLength) throw tooLong()
  const salt = randomBytes(16)
  const hash = await throttled(() => scryptHash(plain, salt, current))
  return ['scrypt', current.N, current.r, current.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * @param hash as `hashPassword` makes it, or `pbkdf2$<rounds>$<salt>$<hex>` of accounts from before
 * @returns needsRehash when the password is right but its hash is of an older kind
 */
export const verifyPassword = async ({ plain, hash }: { plain: string; hash: string }): Promise<Verdict> => {
  const check = hash.startsWith('scrypt$') ? checkScrypt : checkPbkdf2
  const isRight = await throttled(() => check(plain.slice(0, maxPasswordLength), hash))
  return {
    isRight: isRight && plain.length <= maxPasswordLength,
    needsRehash: isRight && !hash.startsWith(currentPrefix),
  }
}

/** As much work as `verifyPassword`, for an account that does not exist. */
export const burnPassword = async (plain: string): Promise<void> => {
  await verifyPassword({ plain, hash: nobodysHash })
}

type SetPassword = {
  userId: string
  mustChange?: boolean
} & ({ password: string } | { passwordHash: string })

/** Stores the password of a user, in place of an earlier one. Hash it before the transaction where there is a choice. */
export const setPassword = async (tx: Tx, args: SetPassword): Promise<void> => {
  const hash = 'passwordHash' in args ? args.passwordHash : await hashPassword(args.password)
  await tx.query(upsertCredential, [args.userId, hash, now(), args.mustChange ?? false])
}

export type Credential = { passwordHash: string; changedAt: Date; mustChange: boolean }

/** @returns undefined for a user without a password (an invitation not yet accepted) */
export const readCredential = async (tx: Tx, userId: string): Promise<Credential | undefined> => {
  const [row] = await tx.query<Credential>(selectCredential, [userId])
  return row
}

type Verdict = { isRight: boolean; needsRehash: boolean }
type Cost = { N: number; r: number; p: number }

const current: Cost = { N: 2 ** 15, r: 8, p: 3 }
const currentPrefix = `scrypt$${current.N}$${current.r}$${current.p}$`
const keyBytes = 32
const nobodysHash = `${currentPrefix}${'A'.repeat(22)}$${'A'.repeat(43)}`

const scryptHash = (plain: string, salt: Buffer, cost: Cost, bytes = keyBytes): Promise<Buffer> =>
  // two keyboards may write the same letter in two ways
  new Promise((resolve, reject) =>
    scrypt(plain.normalize('NFKC'), salt, bytes, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

const checkScrypt = async (plain: string, stored: string): Promise<boolean> => {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$')
  const expected = Buffer.from(hash, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  return isSame(await scryptHash(plain, Buffer.from(salt, 'base64url'), cost, expected.length || keyBytes), expected)
}

const derive = promisify(pbkdf2)

/** Payload's own two formats: 25,000 rounds and 512 bytes once, later 600,000 and 32 under a mark of their own. */
const checkPbkdf2 = async (plain: string, stored: string): Promise<boolean> => {
  const [, rounds, salt = '', marked = ''] = stored.split('$')
  const isMarked = marked.startsWith(laterMark)
  const expected = Buffer.from(isMarked ? marked.slice(laterMark.length) : marked, 'hex')
  const count = isMarked ? laterRounds : Number(rounds)
  const bytes = expected.length
  if (bytes === 0 || !Number.isInteger(count) || count < 1 || count > laterRounds) return false
  return isSame(await derive(plain, salt, count, bytes, 'sha256'), expected)
}

const laterMark = 'pbkdf2-sha256-v1:'
const laterRounds = 600_000

const isSame = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right)

const tooLong = () => validationError(`Use at most ${maxPasswordLength} characters.`, 'password')

const upsertCredential = `
  insert into credentials (id, user_id, password_hash, changed_at, must_change, created_at, updated_at)
  values (gen_random_uuid(), $1, $2, $3, $4, $3, $3)
  on conflict (user_id) do update
    set password_hash = $2, changed_at = $3, must_change = $4, updated_at = $3`

const selectCredential = `
  select password_hash as "passwordHash", changed_at as "changedAt", coalesce(must_change, false) as "mustChange"
  from credentials where user_id = $1`
