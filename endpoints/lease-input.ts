import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'

export const minor = z
  .number()
  .int('Enter a whole number of minor units (cents).')
  .min(0, 'The amount cannot be negative.')
  .max(Number.MAX_SAFE_INTEGER)
export const dueDay = z.number().int().min(1, 'The due day is 1 to 28.').max(28, 'The due day is 1 to 28.')

type Within = { req: PayloadRequest; collection: string; id: string; permission: PermissionCode }

/** The company of a row, when it is one that the caller may act on. @throws 404, 403 */
export const companyOf = async (sight: Within): Promise<string[]> => [await requireSight(sight)]
