import type { PayloadRequest } from 'payload'
import { hasPermission } from '../../access/has-permission.ts'
import { seenBy } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { identityKey } from '../../domain/identity.ts'
import { AppError } from '../../platform/errors.ts'
import { identityKeyOf } from './identity-sql.ts'

type Check = { req: PayloadRequest; company: string; nationalId: string; except?: string }

/**
 * Refuses an identity number that another person of the company has. The lock by its key keeps two writers apart.
 * @throws 409, with the id of the other where the caller sees him
 */
export const requireNewIdentity = ({ req, company, nationalId, except }: Check): Promise<void> =>
  withTransaction(req, async (tx) => {
    const key = identityKey(nationalId)
    if (!key) return
    await advisoryLock(tx, 'identity', company, key)
    const [known] = await tx.query<{ id: string; name: string }>(
      `select id, name from people
       where company_id = $1 and deleted_at is null and ${identityKeyOf('national_id')} = $2
         and id is distinct from $3 limit 1`,
      [company, key, except ?? null],
    )
    if (!known) return
    const isSeen = await sees(req, company, known.id)
    const message = `${isSeen ? `${known.name} has` : 'Somebody on file has'} this identity number already.`
    const errors = [
      { message, path: 'nationalId' },
      ...(isSeen ? [{ message: `Open ${known.name} instead.`, path: `people/${known.id}` }] : []),
    ]
    throw new AppError({ status: 409, code: 'CONFLICT', message, data: { errors } })
  })

const sees = async (req: PayloadRequest, company: string, person: string): Promise<boolean> => {
  if (!(await hasPermission(req, 'people.personal-data.view', company))) return false
  const standing = await standingOf(req, 'people.people.view')
  return (await seenBy({ req, collection: 'people', ids: [person], standing })).length > 0
}
