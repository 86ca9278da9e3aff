import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'
import type { StructureKind } from './blockers.ts'

type Part = { table: string; entity: string; where: string }

const rooms = (units: string): Part => ({
  table: 'rooms',
  entity: 'rooms',
  where: `unit_id in (select id from units where ${units})`,
})

const slots = (where: string): Part => ({ table: 'parking_slots', entity: 'parking-slots', where })

/** What goes with a part, and comes back with it: parents first, because a child needs its parent. */
const partsOf: Record<StructureKind, readonly Part[]> = {
  projects: [
    { table: 'blocks', entity: 'blocks', where: 'project_id = $1' },
    { table: 'units', entity: 'units', where: 'project_id = $1' },
    rooms('project_id = $1'),
    slots('project_id = $1'),
  ],
  blocks: [{ table: 'units', entity: 'units', where: 'block_id = $1' }, rooms('block_id = $1'), slots('block_id = $1')],
  units: [rooms('id = $1')],
  rooms: [],
}

type Trash = { req: PayloadRequest; tx: Tx; kind: StructureKind; id: string; company: string; at: string }

/** Puts everything below a part in the trash at the same moment, by which it is found again. */
export const trashParts = (args: Trash): Promise<void> =>
  changeParts(args, { set: '$2', where: 'deleted_at is null', before: null, after: args.at })

/** Brings back what went to the trash together with a part; what was there before stays there. */
export const restoreParts = (args: Trash): Promise<void> =>
  changeParts(args, { set: 'null', where: 'deleted_at = $2', before: args.at, after: null })

type Change = { set: string; where: string; before: string | null; after: string | null }

const changeParts = async ({ req, tx, kind, id, company, at }: Trash, change: Change): Promise<void> => {
  for (const { table, entity, where } of partsOf[kind]) {
    const rows = await tx.query<{ id: string }>(
      `update ${table} set deleted_at = ${change.set}::timestamptz, updated_at = now()
       where ${where} and ${change.where} and $2::timestamptz is not null returning id`,
      [id, at],
    )
    await recordAudit({
      req,
      rows: rows.map((row) => ({
        action: 'update',
        entity,
        entityId: row.id,
        company,
        before: { deletedAt: change.before },
        after: { deletedAt: change.after },
      })),
    })
  }
}
