import type { Tx } from '../../db/transaction.ts'
import { floorName } from '../../domain/structure.ts'
import { type Blocker, blockersOf, moveBlockersOf, refuseBlocked, type StructureKind } from './blockers.ts'

const nouns: Record<StructureKind, string> = { projects: 'project', blocks: 'block', units: 'unit', rooms: 'room' }

type InUse = { tx: Tx; kind: StructureKind; row: { id: string; name?: string; identifier?: string } }

/** @throws 409 with the list of what hangs on the part */
export const keepInUse = async ({ tx, kind, row }: InUse): Promise<void> => {
  // a lease or an invoice that is being written waits for us, or we for it
  await tx.query(`select from ${kind} where id = $1 for update`, [row.id])
  const name = row.identifier ?? row.name
  const what = `The ${nouns[kind]}${name ? ` ${name}` : ''} cannot be deleted. On it there is still:`
  refuseBlocked(await blockersOf(tx, { kind, id: row.id }), what, 'deletedAt')
}

/** @throws 409 with the units on the floors that would go */
export const keepFloorsInUse = async ({
  tx,
  block,
  floors,
}: {
  tx: Tx
  block: string
  floors: number
}): Promise<void> => {
  await tx.query('select from blocks where id = $1 for update', [block])
  const blockers = await tx.query<Blocker & { highest: string | null }>(
    `select 'units' as kind, count(*)::int as count, (array_agg(identifier order by floor desc, identifier))[1:5] as examples,
            max(floor)::text as highest
     from units where block_id = $1 and floor >= $2 and deleted_at is null having count(*) > 0`,
    [block, floors],
  )
  const floor = floorName(Number(blockers[0]?.highest ?? 0))
  refuseBlocked(blockers, `${floor} is in use; floors go from the top. Still there:`, 'floors')
}

/** @throws 409 with what hangs on the unit */
export const keepUnitInProject = async ({ tx, unit }: { tx: Tx; unit: string }): Promise<void> => {
  await tx.query('select from units where id = $1 for update', [unit])
  refuseBlocked(await moveBlockersOf(tx, unit), 'The unit stays in its project. On it there is:', 'project')
}

const nodeTables = ['project_services', 'meters', 'maintenance_requests', 'maintenance_plans', 'media'] as const

/** Gives what stands on a unit the unit's block. */
export const moveNodes = async ({ tx, unit, block }: { tx: Tx; unit: string; block: string | null }): Promise<void> => {
  for (const table of nodeTables) {
    await tx.query(
      `update ${table} set block_id = $2 where unit_id = $1 and block_id is not null and block_id is distinct from $2`,
      [unit, block],
    )
  }
}
