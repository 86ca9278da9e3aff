import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { rateLimited } from '../../platform/errors.ts'
import { addressBlock } from './address-block.ts'
import { clearFailures, countFailure, lockKey, requireUnlocked, takeBackFailure, type LockRule } from './auth-locks.ts'

type Attempt = {
  email: string
  ip: string
  /** Absent for an unknown account, which is locked like any other. */
  userId?: string
}

/**
 * Runs the check of a password under both locks. The attempt counts before the check and is forgiven after it, so that
 * many at once are no way around. Opens transactions of its own: call it outside one.
 * @param check whether the password is right; takes as long for an unknown account
 * @throws AppError 429 with the seconds to wait
 */
export const tryPassword = async ({
  req,
  check,
  ...attempt
}: Attempt & { req: PayloadRequest; check: () => Promise<boolean> }): Promise<boolean> => {
  if (await req.transactionID) throw new Error('A password is checked outside transactions: its failure must be kept.')
  const { pair, account } = passwordLockKeys(attempt)
  await withTransaction(req, async (tx) => {
    await requireUnlocked(tx, [pair.key])
    if (!(await isFamiliarAddress(tx, attempt))) await requireUnlocked(tx, [account.key])
    const { failures, lockedSeconds } = await countFailure(tx, pair)
    if (failures > pair.limit) throw rateLimited(lockedSeconds)
  })
  const isRight = await checked({ req, check, key: pair.key })
  await withTransaction(req, async (tx) => {
    if (isRight) await clearFailures(tx, [pair.key])
    else await countFailure(tx, account)
  })
  return isRight
}

/**
 * Two locks on passwords. `pair` is for one account from one address: typos in an office lock nobody else there.
 * `account` is for one account from anywhere: guessing from many addresses ends, while the places from which its owner
 * logs in stay open to him.
 */
const passwordLockKeys = ({ email, ip }: Pick<Attempt, 'email' | 'ip'>): { pair: LockRule; account: LockRule } => {
  const subject = email.trim().toLowerCase()
  return {
    pair: {
      key: lockKey('password-pair', subject, addressBlock(ip)),
      limit: 5,
      windowSeconds: 900,
      lockSeconds: [300, 600],
    },
    account: { key: lockKey('password-account', subject), limit: 50, windowSeconds: 3_600, lockSeconds: [600, 600] },
  }
}

type CheckedArgs = { req: PayloadRequest; check: () => Promise<boolean>; key: string }

/** A check that could not run says nothing about the password. */
const checked = async ({ req, check, key }: CheckedArgs): Promise<boolean> => {
  try {
    return await check()
  } catch (error) {
    await withTransaction(req, (tx) => takeBackFailure(tx, key))
    throw error
  }
}

const familiarForMs = 30 * 24 * 3_600_000

const isFamiliarAddress = async (tx: Tx, { userId, ip }: Attempt): Promise<boolean> => {
  const rows = await tx.query<{ ip: string }>(
    'select distinct ip from sessions where user_id = $1 and last_used_at > $2 and ip is not null',
    [userId ?? null, new Date(now().getTime() - familiarForMs)],
  )
  const block = addressBlock(ip)
  return block !== 'unknown' && rows.some((row) => addressBlock(row.ip) === block)
}
