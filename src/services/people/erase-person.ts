import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { lockRow } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { type Erased, erasePeople } from './erase-people.ts'
import { requireUnbound } from './person-blockers.ts'

type Erase = { req: PayloadRequest; id: string; reason: string }

/**
 * Erases what tells who somebody was.
 * @throws 404 out of sight, 409 with `blockers` while a lease, a share or a balance needs him, or when it is done already
 */
export const erasePerson = async ({ req, id, reason }: Erase): Promise<{ id: string } & Erased> => {
  await requireSight({ req, collection: 'people', id, permission: 'people.personal-data.erase' })
  return withTransaction(req, async (tx) => {
    const row = await lockRow<{ erased_at: string | null }>(tx, 'people', id)
    if (row.erased_at) throw conflict('The personal data has been erased already.')
    await requireUnbound({ req, person: id, what: 'erased' })
    return { id, ...(await erasePeople({ req, tx, people: [id], reason })) }
  })
}
