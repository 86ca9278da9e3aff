import type { PayloadRequest } from 'payload'
import type { Tx } from '../db/transaction.ts'
import { AppError } from '../platform/errors.ts'
import { permissionLabel, type PermissionCode } from './permissions.ts'
import { getPrincipal } from './principal.ts'

type Amount = {
  req: PayloadRequest
  tx: Tx
  company: string
  permission: PermissionCode
  amountMinor: bigint
  currency: string
}

/**
 * Holds an amount against the limit of a permission, which is in the company's currency; other currencies are beyond any
 * limit, because nobody has said what they are worth. Whoever acts by another ground than the permission has no limit.
 * @throws 403
 */
export const requireWithinLimit = async ({
  req,
  tx,
  company,
  permission,
  amountMinor,
  currency,
}: Amount): Promise<void> => {
  const memberships = (await getPrincipal(req))?.memberships ?? []
  const limit = memberships.find(({ companyId }) => companyId === company)?.limits[permission]
  if (limit === undefined) return
  const [own] = await tx.query<{ currency: string }>('select currency from companies where id = $1', [company])
  if (own?.currency === currency && amountMinor <= BigInt(limit)) return
  throw new AppError({
    status: 403,
    code: 'FORBIDDEN',
    message: `This is beyond your limit for "${permissionLabel(permission)}". Ask somebody with a higher one.`,
    path: 'amountMinor',
  })
}
