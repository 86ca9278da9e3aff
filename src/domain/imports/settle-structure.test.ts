import { expect, test } from '@jest/globals'
import type { CellValue, ReadRow } from './column.ts'
import { draftFloors, draftUnits } from './draft-structure.ts'
import { type KnownBlock, type KnownUnit, settleStructure } from './settle-structure.ts'

const project = 'p'
const rowsOf = (list: Record<string, CellValue>[]): ReadRow[] =>
  list.map((values, index) => ({ number: index + 2, values, problems: [] }))

type Known = { blocks?: Partial<KnownBlock>[]; units?: Partial<KnownUnit>[] }

const settle = (isByFloor: boolean, list: Record<string, CellValue>[], { blocks = [], units = [] }: Known = {}) => {
  const rows = rowsOf(list)
  const placed = rows.map((row) => ({ row, project }))
  const plan = settleStructure({
    draft: isByFloor ? draftFloors(placed) : draftUnits(placed),
    blocks: blocks.map((block) => ({ id: 'b', project, name: 'A', kind: 'block', floors: 1, filled: [], ...block })),
    units: units.map((unit) => ({
      id: 'u',
      project,
      identifier: 'A1',
      hasBlock: false,
      kind: 'house',
      floors: null,
      ...unit,
    })),
    isByFloor,
  })
  return {
    units: plan.units.map(({ identifier, kind, floor }) => [identifier, kind, floor]),
    blocks: plan.blocks.map(({ name, kind, floors, known }) => [name, kind, floors, Boolean(known)]),
    houses: plan.changedHouses.map(({ name, floors, was }) => [name, floors, was]),
    problems: rows.flatMap(({ number, problems }) => problems.map(({ column }) => [number, column])),
    skipped: rows.filter(({ skipped }) => skipped).map(({ number }) => number),
  }
}

test('a name is a block as soon as one floor has units, also where that cell cannot be read', () => {
  const rows = rowsOf([
    { name: 'A', floor: 0, units: null },
    { name: 'a', floor: 1 },
  ])
  rows[1]?.problems.push({ column: 'Units', message: 'x' })
  const draft = draftFloors(rows.map((row) => ({ row, project })))
  expect([draft.blocks.size, draft.houses.size, draft.units.length]).toEqual([1, 0, 0])
})

test('units are numbered by the last word of the block, their floor and two digits', () => {
  const { units } = settle(true, [{ name: 'Block A', floor: 12, units: 2 }])
  expect(units).toEqual([
    ['A1201', 'apartment', 12],
    ['A1202', 'apartment', 12],
  ])
})

test('a block that is there gets what it lacks, and keeps what it has', () => {
  const known = { blocks: [{ name: 'Block A', floors: 3, filled: [1] }] }
  const found = settle(
    true,
    [
      { name: 'block a', floor: 1, units: 9 },
      { name: 'block a', floor: 2, units: 1 },
      { name: 'block a', floor: 4, units: null },
    ],
    known,
  )
  expect(found).toMatchObject({
    units: [['a201', 'apartment', 2]],
    blocks: [['Block A', 'block', 5, true]],
    skipped: [2],
    problems: [],
  })
})

test('a block that is there decides what stands in it', () => {
  const row = [{ block: 'A', floor: 0, identifier: 'H1' }]
  expect(settle(false, row, { blocks: [{ kind: 'house_row' }] }).units).toEqual([['H1', 'house', 0]])
  expect(settle(false, row, { blocks: [{ kind: 'basement' }] }).problems).toEqual([[2, 'Block']])
})

test('a floor that is there and gets no units is skipped, a number that is taken is a problem', () => {
  const known = { blocks: [{ name: 'Block A', floors: 3 }], units: [{ identifier: 'a101', hasBlock: true }] }
  const found = settle(
    true,
    [
      { name: 'Block A', floor: 0, units: null },
      { name: 'Block A', floor: 1, units: 2 },
      { name: 'Block A', floor: 1, units: 1 },
    ],
    known,
  )
  expect(found).toMatchObject({ skipped: [2], units: [], blocks: [] })
  expect(found.problems).toEqual([
    [3, 'Units'],
    [4, 'Floor'],
  ])
})

test('a block of another kind than the one that is there is a problem of its column', () => {
  const known = { blocks: [{ kind: 'house_row' }] }
  expect(settle(true, [{ name: 'A', floor: 0, units: 1 }], known).problems).toEqual([[2, 'Block/House Name']])
  const named = [{ block: 'A', blockKind: 'block', identifier: '1' }]
  expect(settle(false, named, known).problems).toEqual([[2, 'Block']])
  expect(settle(false, named, { blocks: [{ kind: 'block' }] }).units).toEqual([['1', 'apartment', null]])
})

test('a unit that is no house is not made one', () => {
  const row = [{ name: 'a1', floor: 0, units: null }]
  expect(settle(true, row, { units: [{ kind: 'shop' }] }).problems).toEqual([[2, 'Block/House Name']])
  expect(settle(true, row, { units: [{ hasBlock: true }] }).problems).toEqual([[2, 'Block/House Name']])
  expect(settle(true, row, { units: [{ floors: 3 }] })).toMatchObject({ houses: [], skipped: [2], problems: [] })
  expect(settle(true, row)).toMatchObject({ units: [['a1', 'house', null]], houses: [] })
})

test('what cannot stand where its row says is a problem', () => {
  const { problems, units } = settle(false, [
    { block: 'A', floor: 0, identifier: '1', kind: 'house' },
    { block: 'R', blockKind: 'house_row', identifier: '2', kind: 'shop' },
    { block: 'B', blockKind: 'basement', identifier: '3' },
    { block: 'A', blockKind: 'house_row', identifier: '4' },
    { block: 'A', blockKind: 'block', floor: 1, identifier: '5' },
    { block: 'A', blockKind: 'house_row', identifier: '6' },
    { floor: 1, identifier: '7' },
    { blockKind: 'block', identifier: '8' },
    { identifier: '9' },
    { identifier: '9', kind: 'shop' },
  ])
  // row 5 says what A is, for all of its rows
  expect(problems).toEqual([
    [3, 'Unit kind'],
    [4, 'Block kind'],
    [6, 'Block kind'],
    [8, 'Floor'],
    [9, 'Block kind'],
    [11, 'Unit'],
  ])
  expect(units).toContainEqual(['9', 'house', null])
})

test('a house gets more floors, and is no block', () => {
  const house = { units: [{ identifier: 'Villa', kind: 'house', floors: 1 }] }
  const rows = [
    { name: 'villa', floor: 0, units: null },
    { name: 'villa', floor: 1, units: null },
  ]
  expect(settle(true, rows, house)).toMatchObject({ houses: [['Villa', 2, 1]], skipped: [2], problems: [], units: [] })
  const block = { blocks: [{ name: 'Villa' }] }
  expect(settle(true, rows, block).problems).toEqual([
    [2, 'Block/House Name'],
    [3, 'Block/House Name'],
  ])
})
