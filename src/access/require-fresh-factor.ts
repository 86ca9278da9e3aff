import type { PayloadRequest } from 'payload'
import { now } from '../platform/clock.ts'
import { AppError, forbidden } from '../platform/errors.ts'
import { getPrincipal } from './principal.ts'

/** How long a proof of the second factor counts for what is worth another one, milliseconds. */
const freshFactorMs = 10 * 60 * 1000

/**
 * Asks for the second factor again when the last proof is older than ten minutes: before money leaves, before payee
 * accounts, roles, keys and second factors change. Users whom no company and no app of their own asks for a factor are
 * not asked here either; a key cannot prove one and is refused.
 * @throws 401 SECOND_FACTOR_REQUIRED, 403 for an API key
 */
export const requireFreshFactor = async (req: PayloadRequest): Promise<void> => {
  const principal = await getPrincipal(req)
  if (principal?.apiKeyId) throw forbidden('An API key cannot do this: log in and confirm it yourself.')
  if (!principal?.sessionId || !principal.wantsFactor) return
  const provenAt = principal.factorAt ? Date.parse(principal.factorAt) : 0
  if (now().getTime() - provenAt <= freshFactorMs) return
  throw new AppError({
    status: 401,
    code: 'SECOND_FACTOR_REQUIRED',
    message: 'Confirm with your second factor to go on.',
  })
}
