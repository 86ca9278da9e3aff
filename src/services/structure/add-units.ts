import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { type BlockKind, nextIdentifiers, placementProblem, type UnitKind } from '../../domain/structure.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { lockProject, refuseRows, type RowError } from './rows.ts'

export type NewUnit = {
  /** absent: the next number of the floor */
  identifier?: string
  kind?: UnitKind
  bedrooms?: number
  bathrooms?: number
  areaSqm?: number
  /** of a house */
  floors?: number
  rentMinor?: number
  depositMinor?: number
  salePriceMinor?: number
  currency?: string
  offering?: 'rent' | 'sale' | 'both'
  managementMode?: 'full' | 'service_only'
}

type AddUnits = {
  req: PayloadRequest
  company: string
  project: string
  /** absent: the units stand by themselves */
  block?: string | null
  floor?: number | null
  units: readonly NewUnit[]
}

type Block = { name: string; kind: BlockKind; floors: number }

/**
 * Adds units to one floor of a block, to a house row, or to the project itself: all or none.
 * @throws 400 with an error for each row that is wrong
 */
export const addUnits = ({
  req,
  company,
  project,
  block: blockId = null,
  floor = null,
  units,
}: AddUnits): Promise<{ units: { id: string; identifier: string }[] }> =>
  withTransaction(req, async (tx) => {
    const { currency } = await lockProject(tx, project)
    const block = blockId ? await findBlock(tx, project, blockId) : undefined
    const kindOf = (unit: NewUnit): UnitKind => unit.kind ?? (block?.kind === 'block' ? 'apartment' : 'house')
    const taken = await takenIdentifiers(tx, project)
    const identifiers = identifiersOf({ units, taken, name: block?.name ?? 'Unit', floor })
    refuseRows([
      ...placementErrors({ units, kindOf, floor, block }),
      ...identifierErrors(identifiers, new Set(taken.map((one) => one.toLowerCase()))),
    ])
    const rows = units.map((unit, index) => ({
      id: randomUUID(),
      company_id: company,
      project_id: project,
      block_id: blockId,
      floor,
      identifier: identifiers[index] ?? '',
      kind: kindOf(unit),
      bedrooms: unit.bedrooms ?? null,
      bathrooms: unit.bathrooms ?? null,
      area_sqm: unit.areaSqm ?? null,
      floors: unit.floors ?? null,
      rent_minor: unit.rentMinor ?? null,
      deposit_minor: unit.depositMinor ?? null,
      sale_price_minor: unit.salePriceMinor ?? null,
      currency: unit.currency ?? currency,
      offering: unit.offering ?? 'rent',
      management_mode: unit.managementMode ?? null,
      position: 0,
      owner_occupied: false,
      status: 'available',
    }))
    await insertRows(tx, 'units', rows)
    await recordAudit({
      req,
      rows: rows.map(({ id, identifier, kind }) => ({
        action: 'create',
        entity: 'units',
        entityId: id,
        company,
        after: { identifier, kind, project, block: blockId, floor },
      })),
    })
    return { units: rows.map(({ id, identifier }) => ({ id, identifier })) }
  })

const findBlock = async (tx: Tx, project: string, id: string): Promise<Block> => {
  const [row] = await tx.query<Omit<Block, 'floors'> & { floors: string }>(
    'select name, kind, floors from blocks where id = $1 and project_id = $2 and deleted_at is null for share',
    [id, project],
  )
  if (!row) throw validationError('This block is not one of the project.', 'block')
  return { ...row, floors: Number(row.floors) }
}

const takenIdentifiers = async (tx: Tx, project: string): Promise<string[]> =>
  (
    await tx.query<{ identifier: string }>(
      'select identifier from units where project_id = $1 and deleted_at is null',
      [project],
    )
  ).map(({ identifier }) => identifier)

type Identifiers = { units: readonly NewUnit[]; taken: readonly string[]; name: string; floor: number | null }

const identifiersOf = ({ units, taken, name, floor }: Identifiers): string[] => {
  const named = units.flatMap(({ identifier }) => identifier ?? [])
  const free = nextIdentifiers({ name, floor, count: units.length - named.length, taken: [...taken, ...named] })
  return units.map(({ identifier }) => identifier ?? free.shift() ?? '')
}

type Placement = {
  units: readonly NewUnit[]
  kindOf: (unit: NewUnit) => UnitKind
  floor: number | null
  block: Block | undefined
}

/** What is wrong with the block or the floor is said once, not for every unit. */
const placementErrors = ({ units, kindOf, floor, block }: Placement): RowError[] => {
  const found = units.flatMap((unit, index) => {
    const problem = placementProblem({ unit: { kind: kindOf(unit), floor }, block })
    return problem ? [{ ...problem, path: problem.path === 'kind' ? `units.${index}.kind` : problem.path }] : []
  })
  return [...new Map(found.map((problem) => [problem.path, problem])).values()]
}

const identifierErrors = (identifiers: readonly string[], taken: ReadonlySet<string>): RowError[] => {
  const first = new Map<string, number>()
  return identifiers.flatMap((identifier, index) => {
    const key = identifier.toLowerCase()
    const path = `units.${index}.identifier`
    if (taken.has(key)) return [{ path, message: `The project already has a unit ${identifier}.` }]
    const earlier = first.get(key)
    if (earlier !== undefined) return [{ path, message: `Row ${earlier + 1} has the same identifier.` }]
    first.set(key, index)
    return []
  })
}
