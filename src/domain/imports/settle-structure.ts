import { placementProblem } from '../structure.ts'
import { countOf } from './column.ts'
import { addProblem, type DraftUnit, isRight, nodeKey, type StructureDraft, words } from './draft-structure.ts'

export type KnownBlock = {
  id: string
  project: string
  name: string
  kind: string
  floors: number
  filled: readonly number[]
}
export type KnownUnit = {
  id: string
  project: string
  identifier: string
  hasBlock: boolean
  kind: string
  floors: number | null
}

type PlannedBlock = {
  key: string
  project: string
  name: string
  kind: string
  floors: number
  /** the first row that needs it */
  row: number
  /** of a block that is there */
  known?: { id: string; floors: number }
}
type ChangedHouse = {
  id: string
  name: string
  project: string
  row: number
  floors: number
  was: number | null
}
export type StructurePlan = { blocks: PlannedBlock[]; units: DraftUnit[]; changedHouses: ChangedHouse[] }

type Settle = { draft: StructureDraft; blocks: readonly KnownBlock[]; units: readonly KnownUnit[]; isByFloor: boolean }

/**
 * Holds what the rows ask for against what is there: taken identifiers and names of another kind are problems, floors
 * that have units already are skipped, existing blocks get the floors that they lack.
 */
export const settleStructure = ({ draft, blocks, units, isByFloor }: Settle): StructurePlan => {
  const knownBlocks = new Map(blocks.map((block) => [nodeKey(block.project, block.name), block]))
  const knownUnits = new Map(units.map((unit) => [nodeKey(unit.project, unit.identifier), unit]))
  if (isByFloor) skipFilledFloors(draft, knownBlocks)
  settleKinds(draft, knownBlocks)
  const changedHouses = settleHouses(draft, knownBlocks, knownUnits)
  const column = isByFloor ? 'Units' : 'Unit'
  const wanted = draft.units.filter(({ row }) => isRight(row) && !row.skipped)
  for (const unit of wanted) placeUnit(unit, draft)
  refuseTakenIdentifiers(wanted, knownUnits, column)
  const kept = wanted.filter(({ row }) => isRight(row))
  return { blocks: plannedBlocks(draft, knownBlocks), units: kept, changedHouses }
}

type Blocks = ReadonlyMap<string, KnownBlock>
type Units = ReadonlyMap<string, KnownUnit>

const skipFilledFloors = (draft: StructureDraft, known: Blocks): void => {
  for (const { key, rows } of draft.blocks.values()) {
    const block = known.get(key)
    for (const row of block ? rows : []) {
      const floor = countOf(row.values, 'floor') ?? -1
      if (block?.filled.includes(floor)) row.skipped = `Floor ${floor} of ${block.name} has units already.`
      else if (block && floor < block.floors && !countOf(row.values, 'units'))
        row.skipped = `Floor ${floor} of ${block.name} is there already.`
    }
  }
}

const settleKinds = (draft: StructureDraft, known: Blocks): void => {
  for (const block of draft.blocks.values()) {
    const there = known.get(block.key)
    if (!there) continue
    if (!block.isKindGiven || there.kind === block.kind) {
      block.kind = there.kind as typeof block.kind
      if (there.kind !== 'basement') continue
    }
    const column = block.rows.some(({ values }) => 'name' in values) ? 'Block/House Name' : 'Block'
    for (const row of block.rows)
      addProblem(row, column, `${there.name} is a ${words(there.kind)} in this project, and cannot take this unit.`)
  }
}

const settleHouses = (draft: StructureDraft, blocks: Blocks, units: Units): ChangedHouse[] => {
  const changed: ChangedHouse[] = []
  for (const [key, { project, name, floors, rows }] of draft.houses) {
    const block = blocks.get(key)
    const unit = units.get(key)
    const column = 'Block/House Name'
    if (block) rows.forEach((row) => addProblem(row, column, `${block.name} is a block of this project, not a house.`))
    else if (unit && (unit.hasBlock || unit.kind !== 'house'))
      rows.forEach((row) => addProblem(row, column, `${unit.identifier} is a unit of this project, not a house.`))
    const right = rows.filter(isRight)
    const [first] = right
    if (!first) continue
    if (unit) {
      const isHigher = floors > (unit.floors ?? 0)
      for (const row of right.filter(({ values }) => (countOf(values, 'floor') ?? 0) < (unit.floors ?? 0)))
        row.skipped = `Floor ${countOf(row.values, 'floor')} of ${unit.identifier} is there already.`
      const row = right.find(({ skipped }) => !skipped)
      if (isHigher && row)
        changed.push({ id: unit.id, name: unit.identifier, project, row: row.number, floors, was: unit.floors })
    } else draft.units.push({ row: first, project, floor: null, identifier: name, kind: 'house', floors })
  }
  return changed
}

/** A unit without a kind is what its block holds; one of another kind cannot stand there. */
const placeUnit = (unit: DraftUnit, { blocks }: StructureDraft): void => {
  const block = unit.block ? blocks.get(unit.block) : undefined
  unit.kind ??= block?.kind === 'block' ? 'apartment' : 'house'
  const problem = placementProblem({ unit: { kind: unit.kind }, block })
  if (problem) addProblem(unit.row, 'Unit kind', problem.message)
}

const refuseTakenIdentifiers = (wanted: readonly DraftUnit[], known: Units, column: string): void => {
  const seen = new Map<string, DraftUnit>()
  for (const unit of wanted) {
    const key = nodeKey(unit.project, unit.identifier)
    const there = known.get(key)
    const first = seen.get(key)
    if (!isRight(unit.row)) continue
    if (there) addProblem(unit.row, column, `The project already has a unit ${there.identifier}.`)
    else if (first) addProblem(unit.row, column, `Row ${first.row.number} makes a unit ${first.identifier} already.`)
    else seen.set(key, unit)
  }
}

const plannedBlocks = (draft: StructureDraft, known: Blocks): PlannedBlock[] =>
  [...draft.blocks.values()].flatMap(({ key, project, name, kind, rows }) => {
    const live = rows.filter((row) => isRight(row) && !row.skipped)
    const [first] = live
    if (!first) return []
    const there = known.get(key)
    const floors = Math.max(there?.floors ?? 0, ...live.map(({ values }) => (countOf(values, 'floor') ?? -1) + 1))
    return [
      { key, project, name: there?.name ?? name, kind, floors, row: first.number, ...(there && { known: there }) },
    ]
  })
