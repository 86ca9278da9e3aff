import type { PayloadRequest } from 'payload'
import { AppError } from '../platform/errors.ts'
import type { Rights } from './effective-rights.ts'
import { permissionLabel, type PermissionCode } from './permissions.ts'
import { getPrincipal } from './principal.ts'

type Grant = {
  req: PayloadRequest
  company: string
  permissions: Iterable<PermissionCode>
  /** minor units; a code without an entry is given without a limit */
  limits?: Rights['limits']
  /** the field of the form that gives it */
  path?: string
}

/**
 * The one rule of granting: nobody gives a permission that he does not hold himself in that company, nor one with a
 * higher limit than his own. Work that no user asked for (the command line, a job) grants freely.
 * @throws 403 that names the first permission that is too much
 */
export const requireGrantable = async ({ req, company, permissions, limits = {}, path }: Grant): Promise<void> => {
  if (!req.user) return
  const memberships = (await getPrincipal(req))?.memberships ?? []
  const own = memberships.find(({ companyId }) => companyId === company)
  for (const code of permissions) {
    if (!own?.permissions.has(code))
      throw tooMuch(`You cannot grant "${permissionLabel(code)}": you do not hold it.`, path)
    const most = own.limits[code] ?? Infinity
    if ((limits[code] ?? Infinity) > most) {
      throw tooMuch(`You cannot grant "${permissionLabel(code)}" beyond your own limit.`, path)
    }
  }
}

const tooMuch = (message: string, path?: string): AppError =>
  new AppError({ status: 403, code: 'FORBIDDEN', message, path })
