import { randomInt } from 'node:crypto'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { hashCode } from './hash-secret.ts'

/** Without the signs that people mix up (0 O, 1 I L, U V). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const codeLength = 10
const codeCount = 10

/** Replaces the recovery codes of a user. @returns ten codes such as `7KMQ2-XB9TR`, to be shown this once */
export const makeRecoveryCodes = async (tx: Tx, { userId }: { userId: string }): Promise<string[]> => {
  const codes = Array.from({ length: codeCount }, makeCode)
  await removeRecoveryCodes(tx, { userId })
  await tx.query(
    `insert into recovery_codes (id, user_id, code_hash, created_at, updated_at)
     select gen_random_uuid(), $1, hash, $3, $3 from unnest($2::text[]) as hash`,
    [userId, codes.map((code) => hashOf(userId, code)), now()],
  )
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

/** Uses up a code. Of many uses of one code at once, one gets true. */
export const useRecoveryCode = async (tx: Tx, { userId, code }: { userId: string; code: string }): Promise<boolean> => {
  const rows = await tx.query(
    `update recovery_codes set used_at = $3, updated_at = $3
     where user_id = $1 and code_hash = $2 and used_at is null returning id`,
    [userId, hashOf(userId, code), now()],
  )
  return rows.length > 0
}

/** @returns how many are left */
export const countRecoveryCodes = async (tx: Tx, userId: string): Promise<number> => {
  const [row] = await tx.query<{ left: number }>(
    'select count(*)::int as left from recovery_codes where user_id = $1 and used_at is null',
    [userId],
  )
  return row?.left ?? 0
}

export const removeRecoveryCodes = async (tx: Tx, { userId }: { userId: string }): Promise<void> => {
  await tx.query('delete from recovery_codes where user_id = $1', [userId])
}

/** Whether a text can be one of our codes at all; written small or with spaces it still is. */
export const isRecoveryCode = (text: string): boolean => pattern.test(plain(text))

const pattern = new RegExp(`^[${alphabet}]{${codeLength}}$`)

const makeCode = (): string => Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')

const plain = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase()

const hashOf = (userId: string, code: string): string => hashCode('recovery', userId, plain(code))
