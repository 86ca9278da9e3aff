import { createHash } from 'node:crypto'
import { canonicalString } from '../domain/ledger/request-hash.ts'
import { idempotencyMismatch } from '../platform/errors.ts'

/** Fingerprint of a request, the same for the same content in whatever order its fields came. */
export const hashRequest = (value: unknown): string => hashText(canonicalString(value))

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** @throws 409 IDEMPOTENCY_MISMATCH when a key comes again with another request */
export const assertSameRequest = (stored: string | null, given: string): void => {
  if (stored !== given) throw idempotencyMismatch()
}
