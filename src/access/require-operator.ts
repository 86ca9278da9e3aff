import type { PayloadRequest } from 'payload'
import { AppError, forbidden } from '../platform/errors.ts'
import { getPrincipal } from './principal.ts'

/**
 * Only operators of the installation pass, at a log-in with a second factor. They are made on the command line; no role
 * and no key gives it.
 * @throws 403, 401 SECOND_FACTOR_REQUIRED
 */
export const requireOperator = async (req: PayloadRequest): Promise<void> => {
  const principal = await getPrincipal(req)
  if (!principal?.isOperator || principal.mustChangePassword) throw forbidden()
  if (!principal.factorAt) {
    const message = 'Operators log in with a second factor.'
    throw new AppError({ status: 401, code: 'SECOND_FACTOR_REQUIRED', message })
  }
}
