export type BlockKind = 'block' | 'house_row' | 'basement'
export type UnitKind = 'apartment' | 'house' | 'shop' | 'office' | 'warehouse' | 'other'

export const blockKinds = ['block', 'house_row', 'basement'] as const satisfies readonly BlockKind[]
export const unitKinds = [
  ...(['apartment', 'house', 'shop', 'office', 'warehouse', 'other'] as const),
] as const satisfies readonly UnitKind[]

/** The most floors of a block and of a house; the ground floor is number 0. */
export const mostFloors = 100

export type Problem = { path: string; message: string }

type Placement = {
  unit: { kind: UnitKind; floor?: number | null }
  /** absent: the unit stands by itself */
  block?: { kind: BlockKind; floors: number }
}

/**
 * What is wrong with where a unit stands; undefined when it may stand there. The database holds the same rules
 * (0015-structure.sql) for every other way in.
 */
export const placementProblem = ({ unit: { kind, floor }, block }: Placement): Problem | undefined => {
  const hasFloor = floor !== undefined && floor !== null
  if (!block) {
    return hasFloor ? { path: 'floor', message: 'A unit without a block has no floor of one.' } : undefined
  }
  if (block.kind === 'basement') return { path: 'block', message: 'A basement holds parking slots, no units.' }
  if (block.kind === 'house_row' && kind !== 'house') {
    return { path: 'kind', message: 'A house row holds houses only.' }
  }
  if (block.kind === 'block' && kind === 'house') {
    return { path: 'kind', message: 'A house stands in a house row or by itself, not in a block.' }
  }
  if (!hasFloor || hasFloorOf(block.floors, floor)) return undefined
  return { path: 'floor', message: `The block does not have this floor: it has ${floorsText(block.floors)}.` }
}

const hasFloorOf = (floors: number, floor: number): boolean => Number.isInteger(floor) && floor >= 0 && floor < floors

/** How many floors, and how they are numbered. */
export const floorsText = (floors: number): string => {
  if (floors === 0) return 'no floors'
  return floors === 1 ? 'the ground floor only' : `floors 0 to ${floors - 1}`
}

export const floorName = (floor: number): string => (floor === 0 ? 'Ground floor' : `Floor ${floor}`)

/** A key by which plain comparison sorts as people do: Block 2 before Block 10, whatever the case. */
export const naturalKey = (text: string): string =>
  text.toLowerCase().replaceAll(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, '')
    return `${String.fromCharCode(0x30 + Math.min(number.length, 60))}${number}`
  })

type Placed = { position?: number | null; name: string }

/** Sorts by the order that somebody chose (1, 2, …), then by name as people do; 0 is no choice and comes after them. */
export const inOrder = <T extends Placed>(rows: readonly T[]): T[] =>
  rows
    .map((row) => ({ row, position: Number(row.position ?? 0) || Number.MAX_SAFE_INTEGER, key: naturalKey(row.name) }))
    .sort((a, b) => a.position - b.position || compareText(a.key, b.key))
    .map(({ row }) => row)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type Numbering = {
  /** of the block */
  name: string
  /** null: the numbers are those of a row */
  floor: number | null
  count: number
  /** identifiers of the project that are in use */
  taken: readonly string[]
}

/** The next identifiers as they are on doors: last word of the block, floor, two digits (A101, A102, …); Row 1, Row 2, … */
export const nextIdentifiers = ({ name, floor, count, taken }: Numbering): string[] => {
  const used = new Set(taken.map((identifier) => identifier.toLowerCase()))
  const word = name.trim().split(/\s+/).at(-1) ?? ''
  const found: string[] = []
  for (let number = 1; found.length < count; number += 1) {
    const identifier = floor === null ? `${word} ${number}` : `${word}${floor}${String(number).padStart(2, '0')}`
    if (!used.has(identifier.toLowerCase())) found.push(identifier)
  }
  return found
}
