import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Slot = { req: PayloadRequest; data: Row; original?: Row }

/**
 * The project that a slot belongs to, when its basement is new.
 * @throws 400 for a block that is no basement, 409 to move a taken slot to another project
 */
export const projectOfBasement = async ({ req, data, original }: Slot): Promise<{ project?: string }> => {
  const block = idOf(data.block)
  const company = idOf(data.company ?? original?.company)
  if (typeof block !== 'string' || typeof company !== 'string' || block === idOf(original?.block)) return {}
  const tx = await txOf(req)
  const [row] = await tx.query<{ kind: string; project: string }>(
    `select kind, project_id as project from blocks
     where id::text = $1 and company_id::text = $2 and deleted_at is null`,
    [block, company],
  )
  if (!row) throw validationError('The chosen basement does not exist.', 'block')
  if (row.kind !== 'basement') throw validationError('Slots are in a basement: choose one.', 'block')
  if (original?.id && row.project !== idOf(original.project)) await refuseTakenSlot({ req, id: String(original.id) })
  return { project: row.project }
}

type Refuse = {
  req: PayloadRequest
  id: string
  /** also for who parked there once: the row would leave the history without its slot */
  ever?: boolean
}

/** @throws 409 with the unit that parks there */
export const refuseTakenSlot = async ({ req, id, ever = false }: Refuse): Promise<void> => {
  const tx = await txOf(req)
  const [row] = await tx.query<{ unit: string; status: string }>(
    `select u.identifier as unit, a.status from parking_assignments a join units u on u.id = a.unit_id
     where a.slot_id = $1 and ($2 or a.status = 'active') order by a.status, a.from_date desc limit 1`,
    [id, ever],
  )
  if (row?.status === 'active') throw conflict(`Unit ${row.unit} parks here. Release the slot first.`)
  if (row) throw conflict(`Unit ${row.unit} has parked here, and the history names the slot: it stays in the trash.`)
}
