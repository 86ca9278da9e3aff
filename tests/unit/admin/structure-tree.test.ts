import { describe, expect, test } from '@jest/globals'
import {
  firstOpen,
  floorKey,
  groupKey,
  moved,
  treeMove,
  visibleNodes,
} from '../../../src/admin/structure/tree-nodes.ts'
import type { Structure, StructureUnit } from '../../../src/services/structure/read-structure.ts'

const none = { available: 0, reserved: 0, deposit_paid: 0, rented: 0, sold: 0, owner_occupied: 0 }
const unit = (id: string): StructureUnit => ({
  ...{
    id,
    identifier: id,
    kind: 'apartment',
    status: 'available',
    floor: 0,
    floors: null,
    position: 0,
    rentMinor: null,
  },
  ...{ currency: 'KES', managementMode: 'full', rooms: 0, parking: 0 },
})
const counts = (units: number) => ({ units, ...none, available: units })
const block = {
  id: 'a',
  name: 'Block A',
  kind: 'block' as const,
  position: 0,
  floorCount: 2,
  slots: { total: 0, taken: 0 },
}
const structure: Structure = {
  project: { id: 'p', name: 'Project', code: 'P', managementMode: 'full' },
  counts: { ...counts(3), blocks: 2, houses: 1, rooms: 0, slots: 0, slotsTaken: 0 },
  blocks: [
    {
      ...block,
      counts: counts(2),
      floors: [
        { floor: 0, name: 'Ground floor', counts: counts(2), units: [unit('a1'), unit('a2')] },
        { floor: 1, name: 'Floor 1', counts: counts(0), units: [] },
      ],
      units: [],
    },
    { ...block, id: 'c', name: 'Cellar', kind: 'basement', floorCount: 0, counts: counts(0), floors: [], units: [] },
  ],
  units: [unit('h1')],
}
const ground = floorKey('a', 0)
const shown = (...open: string[]) => visibleNodes(structure, new Set(open))
const keys = (...open: string[]) => shown(...open).map(({ key }) => key)

describe('the tree of a project', () => {
  test('shows what is open, and nothing of what is closed above it', () => {
    expect(keys()).toEqual(['a', 'c', groupKey])
    expect(keys('a')).toEqual(['a', ground, floorKey('a', 1), 'c', groupKey])
    expect(keys('a', ground)).toEqual(['a', ground, 'a1', 'a2', floorKey('a', 1), 'c', groupKey])
    expect(keys(ground)).toEqual(['a', 'c', groupKey])
    expect(keys(groupKey)).toEqual(['a', 'c', groupKey, 'h1'])
  })

  test('a small project opens as a whole, a large one closed', () => {
    expect(keys(...firstOpen(structure))).toContain('a2')
    expect(firstOpen({ ...structure, counts: { ...structure.counts, units: 2_000 } })).toEqual([])
  })

  test.each([
    ['a', 'ArrowDown', [], { focus: 'c' }],
    ['a', 'ArrowUp', [], { focus: undefined }],
    ['a', 'ArrowRight', [], { open: 'a' }],
    ['a', 'ArrowRight', ['a'], { focus: ground }],
    ['a', 'ArrowLeft', ['a'], { close: 'a' }],
    [ground, 'ArrowLeft', ['a'], { focus: 'a' }],
    ['a1', 'ArrowLeft', ['a', ground], { focus: ground }],
    ['c', 'ArrowRight', [], {}],
    ['c', 'Home', [], { focus: 'a' }],
    ['a', 'End', [groupKey], { focus: 'h1' }],
    ['a', 'x', [], undefined],
    ['gone', 'ArrowDown', [], undefined],
  ])('on %s, %s moves as trees do', (at, key, open, expected) => {
    expect(treeMove(shown(...open), at, key)).toEqual(expected)
  })

  test('a part moves a place, and not out of the row', () => {
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 'c', 1)).toBeUndefined()
    expect(moved(['a'], 'b', 1)).toBeUndefined()
  })
})
