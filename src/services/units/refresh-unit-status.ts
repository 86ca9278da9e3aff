import type { Tx } from '../../db/transaction.ts'
import { deriveUnitStatus } from '../../domain/unit-status.ts'
import { emitMany } from '../outbox.ts'

type UnitRow = { id: string; company_id: string; status: string; owner_occupied: boolean | null; active_lease: boolean }

/**
 * Recomputes the read model `units.status` from what stands on the units; screens hear of those that changed, and of a
 * lease that moved.
 * @returns the status of each unit
 */
export const refreshUnitStatus = async (
  tx: Tx,
  unitIds: string[],
  { contract }: { contract?: string } = {},
): Promise<Map<string, string>> => {
  const rows = await tx.query<UnitRow>(
    `select u.id, u.company_id, u.status, u.owner_occupied,
            exists (select 1 from contracts c where c.unit_id = u.id and c.company_id = u.company_id
                    and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null) as active_lease
     from units u where u.id = any($1::uuid[]) for update of u`,
    [unitIds],
  )
  const statuses = new Map<string, string>()
  for (const row of rows) {
    const status = deriveUnitStatus({
      activeLease: row.active_lease,
      liveReservation: false,
      depositPaid: false,
      sold: false,
      ownerOccupied: row.owner_occupied ?? false,
    })
    statuses.set(row.id, status)
    if (status !== row.status)
      await tx.query('update units set status = $2, updated_at = now() where id = $1', [row.id, status])
    else if (!contract) continue
    await emitMany(tx, [
      {
        topic: 'unit.status',
        company: row.company_id,
        payload: { company: row.company_id, id: row.id, status, contract },
      },
    ])
  }
  return statuses
}
