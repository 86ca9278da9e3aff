import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import type { BlockKind } from '../../domain/structure.ts'
import { recordAudit } from '../audit.ts'
import { lockProject, refuseRows, type RowError } from './rows.ts'

export type NewBlock = {
  name: string
  kind: BlockKind
  /** numbered from 0; none in a basement */
  floors?: number
  /** parking slots of a basement, named P1, P2, … */
  slots?: number
  description?: string
}

type AddBlocks = { req: PayloadRequest; company: string; project: string; blocks: readonly NewBlock[] }

/**
 * Adds blocks, house rows and basements to a project: all or none.
 * @throws 400 with an error for each row that is wrong
 */
export const addBlocks = ({
  req,
  company,
  project,
  blocks,
}: AddBlocks): Promise<{ blocks: { id: string; name: string }[]; slots: number }> =>
  withTransaction(req, async (tx) => {
    await lockProject(tx, project)
    refuseRows([...ruleErrors(blocks), ...(await nameErrors(tx, project, blocks))])
    const rows = blocks.map(({ name, kind, floors = 0, description }) => ({
      id: randomUUID(),
      company_id: company,
      project_id: project,
      name,
      kind,
      floors,
      position: 0,
      description: description ?? null,
    }))
    const slots = rows.flatMap((block, index) =>
      Array.from({ length: blocks[index]?.slots ?? 0 }, (_, at) => ({
        id: randomUUID(),
        company_id: company,
        project_id: project,
        block_id: block.id,
        identifier: `P${at + 1}`,
      })),
    )
    await insertRows(tx, 'blocks', rows)
    await insertRows(tx, 'parking_slots', slots)
    await recordAudit({
      req,
      rows: [
        ...rows.map(({ id, name, kind, floors }) => entry('blocks', company, id, { name, kind, floors, project })),
        ...slots.map(({ id, identifier, block_id: block }) =>
          entry('parking-slots', company, id, { identifier, block }),
        ),
      ],
    })
    return { blocks: rows.map(({ id, name }) => ({ id, name })), slots: slots.length }
  })

const entry = (entity: string, company: string, entityId: string, after: Record<string, unknown>) => ({
  action: 'create',
  entity,
  entityId,
  company,
  after,
})

const ruleErrors = (blocks: readonly NewBlock[]): RowError[] =>
  blocks.flatMap(({ kind, floors = 0, slots = 0 }, index) => [
    ...(kind === 'basement' && floors > 0
      ? [{ path: `blocks.${index}.floors`, message: 'A basement has no floors.' }]
      : []),
    ...(kind !== 'basement' && slots > 0
      ? [{ path: `blocks.${index}.slots`, message: 'Only a basement has parking slots.' }]
      : []),
  ])

const nameErrors = async (tx: Tx, project: string, blocks: readonly NewBlock[]): Promise<RowError[]> => {
  const rows = await tx.query<{ name: string }>(
    'select lower(name) as name from blocks where project_id = $1 and deleted_at is null',
    [project],
  )
  const known = new Set(rows.map(({ name }) => name))
  const first = new Map<string, number>()
  return blocks.flatMap(({ name }, index) => {
    const key = name.toLowerCase()
    const path = `blocks.${index}.name`
    if (known.has(key)) return [{ path, message: `The project already has a block of the name ${name}.` }]
    const earlier = first.get(key)
    if (earlier !== undefined) return [{ path, message: `Row ${earlier + 1} has the same name.` }]
    first.set(key, index)
    return []
  })
}
