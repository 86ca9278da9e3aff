import type { Tx } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'

export type Place = { project: string | null; block: string | null; unit: string | null }

type PlaceRow = { project_id: string; block_id: string | null }

/**
 * A place in the structure whose parts belong together; what is missing above the unit or the block is filled in.
 * @throws 400 for a block or unit of another project, and for one that is not in the company
 */
export const wholePlace = async (tx: Tx, { company, ...place }: Place & { company: string }): Promise<Place> => {
  if (place.unit) {
    const unit = await find(tx, 'units', 'block_id', company, place.unit)
    if (!unit) throw validationError('The chosen unit does not exist in this company.', 'unit')
    if (place.project && place.project !== unit.project_id) {
      await requireKnown(tx, 'projects', company, place.project)
      throw validationError('The unit belongs to another project.', 'unit')
    }
    if (place.block && place.block !== unit.block_id) {
      await requireKnown(tx, 'blocks', company, place.block)
      throw validationError('The unit does not stand in this block.', 'unit')
    }
    return { project: unit.project_id, block: unit.block_id, unit: place.unit }
  }
  if (place.block) {
    const block = await find(tx, 'blocks', 'id', company, place.block)
    if (!block) throw validationError('The chosen block does not exist in this company.', 'block')
    if (place.project && place.project !== block.project_id) {
      await requireKnown(tx, 'projects', company, place.project)
      throw validationError('The block belongs to another project.', 'block')
    }
    return { project: block.project_id, block: place.block, unit: null }
  }
  return place
}

const requireKnown = async (tx: Tx, table: 'projects' | 'blocks', company: string, id: string): Promise<void> => {
  const [row] = await tx.query(`select from ${table} where id::text = $1 and company_id = $2 and deleted_at is null`, [
    id,
    company,
  ])
  const what = table === 'projects' ? 'project' : 'block'
  if (!row) throw validationError(`The chosen ${what} does not exist in this company.`, what)
}

const find = async (
  tx: Tx,
  table: 'units' | 'blocks',
  block: 'id' | 'block_id',
  company: string,
  id: string,
): Promise<PlaceRow | undefined> => {
  const [row] = await tx.query<PlaceRow>(
    `select project_id, ${block} as block_id from ${table} where id = $1 and company_id = $2 and deleted_at is null`,
    [id, company],
  )
  return row
}
