import type { Tx } from '../../db/transaction.ts'
import { rateLimited } from '../../platform/errors.ts'
import { addressBlock } from './address-block.ts'
import { countFailure, lockKey, type LockRule } from './auth-locks.ts'
import type { ChallengePurpose } from './challenges.ts'

/** Whose code it is. Without a user it belongs to an address that signs up: its lock is no lock of an account. */
export type CodeOwner = { purpose: ChallengePurpose; userId?: string; email: string }

/**
 * Locks on wrong codes, whatever their kind and ticket. One user's typos reach the lock of his account long before that
 * of the address, so an office behind one address stays open.
 */
export const codeLocks = (owner: CodeOwner, ip: string): { account: LockRule; address: LockRule } => ({
  account: { key: lockKey('code-account', ...nameOf(owner)), limit: 5, windowSeconds: 3_600, lockSeconds: [300, 600] },
  address: { key: lockKey('code-address', addressBlock(ip)), limit: 30, windowSeconds: 900, lockSeconds: [300, 600] },
})

/**
 * Counts a code that goes out by mail, so that new tickets are no way around the wait between codes.
 * @throws AppError 429 after 10 in 15 minutes for one account
 */
export const countSentCode = async (tx: Tx, owner: CodeOwner): Promise<void> => {
  const rule: LockRule = {
    key: lockKey('code-sent', ...nameOf(owner)),
    limit: 10,
    windowSeconds: 900,
    lockSeconds: [300, 300],
  }
  const { failures, lockedSeconds } = await countFailure(tx, rule)
  if (failures > rule.limit) throw rateLimited(lockedSeconds)
}

const nameOf = ({ purpose, userId, email }: CodeOwner): string[] =>
  userId ? ['user', userId] : [purpose, email.trim().toLowerCase()]
