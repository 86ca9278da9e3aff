import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'

type SetFloors = { req: PayloadRequest; block: string; floors: number }

/**
 * Gives a block so many floors; they come on top and go from the top.
 * @throws 409 with the units that stand on floors that would go, and for a basement
 */
export const setFloors = ({ req, block, floors }: SetFloors): Promise<{ id: string; floors: number }> =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ kind: string }>('select kind from blocks where id = $1 for update', [block])
    if (row?.kind === 'basement' && floors > 0) throw conflict('A basement has no floors.', { path: 'floors' })
    await req.payload.update({ collection: 'blocks', id: block, data: { floors }, depth: 0, overrideAccess: true, req })
    return { id: block, floors }
  })
