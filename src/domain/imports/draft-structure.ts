import { groupBy } from '../group-by.ts'
import type { BlockKind, UnitKind } from '../structure.ts'
import { countOf, type ReadRow, textOf, type Values } from './column.ts'

/** A block that the rows name; whether it is there already is not known yet. */
type DraftBlock = {
  key: string
  project: string
  name: string
  kind: BlockKind
  /** undefined where no row says it: an existing block keeps its own */
  isKindGiven: boolean
  /** at least so many */
  floors: number
  rows: ReadRow[]
}

export type DraftUnit = {
  row: ReadRow
  project: string
  /** key of its block */
  block?: string
  floor: number | null
  identifier: string
  /** absent: what its block holds */
  kind?: UnitKind
  /** of a house */
  floors?: number
  /** the columns of the file that describe it further */
  values?: Values
}

export type StructureDraft = { blocks: Map<string, DraftBlock>; units: DraftUnit[]; houses: Map<string, DraftHouse> }
type DraftHouse = { project: string; name: string; floors: number; rows: ReadRow[] }

export type PlacedRow = { row: ReadRow; project: string }

export const nodeKey = (project: string, name: string): string => `${project}\u001f${name.toLowerCase()}`

/**
 * Rows of `Block/House Name`, `Floor`, `Units`: a name with units on any floor is a block, else a house. The units of
 * a floor are numbered: `Block A`, floor 1, two units are A101 and A102 (origin-people-property 2.2).
 */
export const draftFloors = (placed: readonly PlacedRow[]): StructureDraft => {
  const draft: StructureDraft = { blocks: new Map(), units: [], houses: new Map() }
  const groups = groupBy(
    placed.filter(({ row }) => textOf(row.values, 'name')),
    ({ row, project }) => nodeKey(project, textOf(row.values, 'name') ?? ''),
  )
  for (const [key, group] of groups) {
    const { project, row: first } = group[0] as PlacedRow
    const rows = group.map(({ row }) => row)
    const name = textOf(first.values, 'name') ?? ''
    refuseRepeatedFloors(rows)
    const floors = 1 + Math.max(-1, ...rows.filter(isRight).map(({ values }) => countOf(values, 'floor') ?? -1))
    if (rows.some(hasUnits)) {
      draft.blocks.set(key, { key, project, name, kind: 'block', isKindGiven: true, floors, rows })
      for (const row of rows.filter(isRight)) draft.units.push(...numberedUnits({ row, project, key, name }))
    } else draft.houses.set(key, { project, name, floors, rows })
  }
  return draft
}

/** Rows of one unit each, with the block that they name. */
export const draftUnits = (placed: readonly PlacedRow[]): StructureDraft => {
  const draft: StructureDraft = { blocks: new Map(), units: [], houses: new Map() }
  for (const { row, project } of placed) {
    const name = textOf(row.values, 'block')
    const floor = countOf(row.values, 'floor')
    const kind = textOf(row.values, 'blockKind') as BlockKind | null
    if (kind === 'basement') addProblem(row, 'Block kind', 'A basement holds parking slots, not units.')
    if (!name && kind) addProblem(row, 'Block kind', 'Name the block, or leave its kind empty.')
    if (!name && floor !== null) addProblem(row, 'Floor', 'Name the block of this floor, or leave the floor empty.')
    if (!isRight(row)) continue
    if (name) addToBlock(draft.blocks, { row, project, name, kind, floor })
    if (!isRight(row)) continue
    draft.units.push({
      row,
      project,
      block: name ? nodeKey(project, name) : undefined,
      floor,
      identifier: textOf(row.values, 'identifier') ?? '',
      kind: (textOf(row.values, 'kind') as UnitKind | null) ?? undefined,
      values: row.values,
    })
  }
  return draft
}

export const addProblem = (row: ReadRow, column: string, message: string): void => {
  row.problems.push({ column, message })
}

export const isRight = (row: ReadRow): boolean => row.problems.length === 0

/** A cell that cannot be read says units, too: it is not the dash of a house. */
const hasUnits = (row: ReadRow): boolean =>
  countOf(row.values, 'units') !== null || row.problems.some(({ column }) => column === 'Units')

const refuseRepeatedFloors = (rows: readonly ReadRow[]): void => {
  const seen = new Map<number, number>()
  for (const row of rows) {
    const floor = countOf(row.values, 'floor')
    if (floor === null) continue
    const first = seen.get(floor)
    if (first !== undefined) addProblem(row, 'Floor', `Floor ${floor} is in row ${first} already.`)
    else seen.set(floor, row.number)
  }
}

type Numbered = { row: ReadRow; project: string; key: string; name: string }

const numberedUnits = ({ row, project, key, name }: Numbered): DraftUnit[] => {
  const floor = countOf(row.values, 'floor') ?? 0
  const stem = name.trim().split(/\s+/).at(-1) ?? name
  return Array.from({ length: countOf(row.values, 'units') ?? 0 }, (_, index) => ({
    row,
    project,
    block: key,
    floor,
    identifier: `${stem}${floor}${String(index + 1).padStart(2, '0')}`,
    kind: 'apartment',
  }))
}

type BlockOfRow = { row: ReadRow; project: string; name: string; kind: BlockKind | null; floor: number | null }

const addToBlock = (blocks: StructureDraft['blocks'], { row, project, name, kind, floor }: BlockOfRow): void => {
  const key = nodeKey(project, name)
  const known = blocks.get(key)
  if (!known) {
    const floors = (floor ?? -1) + 1
    blocks.set(key, { key, project, name, kind: kind ?? 'block', isKindGiven: kind !== null, floors, rows: [row] })
    return
  }
  if (kind && known.isKindGiven && kind !== known.kind) {
    addProblem(row, 'Block kind', `Row ${known.rows[0]?.number} says that ${known.name} is a ${words(known.kind)}.`)
    return
  }
  if (kind) Object.assign(known, { kind, isKindGiven: true })
  known.floors = Math.max(known.floors, (floor ?? -1) + 1)
  known.rows.push(row)
}

export const words = (kind: string): string => kind.replaceAll('_', ' ')
