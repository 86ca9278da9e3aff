import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'
import { lockProject, refuseRows } from './rows.ts'

type Reorder = {
  req: PayloadRequest
  company: string
  project: string
  /** ids in their new order; those that are not named keep their place */
  blocks?: readonly string[]
  units?: readonly string[]
}

/**
 * Puts blocks and units of a project in an order of one's own.
 * @throws 400 for a row of another project, or one that is named twice
 */
export const reorderStructure = ({
  req,
  company,
  project,
  blocks = [],
  units = [],
}: Reorder): Promise<{ blocks: number; units: number }> =>
  withTransaction(req, async (tx) => {
    await lockProject(tx, project)
    await place(tx, { table: 'blocks', ids: blocks, project })
    await place(tx, { table: 'units', ids: units, project })
    const counts = { blocks: blocks.length, units: units.length }
    await recordAudit({
      req,
      rows: [{ action: 'structure.reorder', entity: 'projects', entityId: project, company, after: counts }],
    })
    return counts
  })

type Place = { table: 'blocks' | 'units'; ids: readonly string[]; project: string }

const place = async (tx: Tx, { table, ids, project }: Place): Promise<void> => {
  if (ids.length === 0) return
  const placed = await tx.query<{ id: string }>(
    `update ${table} t set position = o.place, updated_at = now()
     from unnest($1::uuid[]) with ordinality o (id, place)
     where t.id = o.id and t.project_id = $2 and t.deleted_at is null returning t.id`,
    [ids, project],
  )
  const known = new Set(placed.map(({ id }) => id))
  refuseRows(
    ids.flatMap((id, index) => {
      const path = `${table}.${index}`
      if (!known.has(id)) return [{ path, message: 'This is not a part of the project.' }]
      return ids.indexOf(id) === index ? [] : [{ path, message: 'This is named twice.' }]
    }),
  )
}
