import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { idOf } from '../id-of.ts'

type Place = { project?: string; block?: string | null; floor?: number | null }
type MoveUnit = { req: PayloadRequest; unit: string; to: Place }

/**
 * Moves a unit. Where only the project is named it stands by itself there; a new block without a floor has none yet.
 * @throws 400 for a place that does not fit, 409 with what keeps the unit in its project
 */
export const moveUnit = ({
  req,
  unit,
  to,
}: MoveUnit): Promise<{ id: string; project: string; block: string | null; floor: number | null }> =>
  withTransaction(req, async () => {
    const moved = await req.payload.update({
      collection: 'units',
      id: unit,
      data: placeOf(to),
      depth: 0,
      overrideAccess: true,
      req,
    })
    return {
      id: unit,
      project: String(idOf(moved.project)),
      block: moved.block ? String(idOf(moved.block)) : null,
      floor: moved.floor ?? null,
    }
  })

const placeOf = ({ project, block, floor }: Place): Place => ({
  ...(project && { project, block: null, floor: null }),
  ...(block !== undefined && { block, floor: null }),
  ...(floor !== undefined && { floor }),
})
