import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { floorName, floorsText, inOrder, naturalKey, nextIdentifiers, placementProblem } from './structure.ts'

const block = { kind: 'block', floors: 3 } as const
const row = { kind: 'house_row', floors: 0 } as const
const basement = { kind: 'basement', floors: 0 } as const

describe('where a unit may stand', () => {
  test.each([
    ['an apartment on the ground floor', { kind: 'apartment', floor: 0 }, block, undefined],
    ['an apartment on the top floor', { kind: 'apartment', floor: 2 }, block, undefined],
    ['a shop whose floor is not known', { kind: 'shop' }, block, undefined],
    ['an apartment above the roof', { kind: 'apartment', floor: 3 }, block, 'floor'],
    ['an apartment below the ground', { kind: 'apartment', floor: -1 }, block, 'floor'],
    ['an apartment between floors', { kind: 'apartment', floor: 0.5 }, block, 'floor'],
    ['a house in a block', { kind: 'house' }, block, 'kind'],
    ['a house in a row', { kind: 'house' }, row, undefined],
    ['an office in a house row', { kind: 'office' }, row, 'kind'],
    ['an office in a basement', { kind: 'office' }, basement, 'block'],
    ['a house in a basement', { kind: 'house' }, basement, 'block'],
    ['a house by itself', { kind: 'house' }, undefined, undefined],
    ['a warehouse by itself', { kind: 'warehouse' }, undefined, undefined],
    ['an apartment by itself', { kind: 'apartment' }, undefined, undefined],
    ['a floor without a block', { kind: 'house', floor: 0 }, undefined, 'floor'],
  ] as const)('%s', (_name, unit, within, path) => {
    expect(placementProblem({ unit, block: within })?.path).toBe(path)
  })
})

describe('the order of names', () => {
  const sorted = (...names: string[]) => inOrder(names.map((name) => ({ name }))).map(({ name }) => name)

  test('numbers in them count as numbers', () => {
    expect(sorted('Block 10', 'block 2', 'Block 1', 'A10', 'A9', 'A009b')).toEqual([
      ...['A9', 'A009b', 'A10', 'Block 1', 'block 2', 'Block 10'],
    ])
  })

  test('a chosen position comes first', () => {
    const rows = [{ name: 'A' }, { name: 'Z', position: 1 }, { name: 'B', position: 2 }, { name: 'C', position: 0 }]
    expect(inOrder(rows).map(({ name }) => name)).toEqual(['Z', 'B', 'A', 'C'])
  })

  test('is that of the numbers, however long they are', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 10n ** 30n }), (a, b) => {
        expect(naturalKey(`U${a}`) < naturalKey(`U${b}`)).toBe(a < b)
      }),
    )
  })
})

test('the ground floor has a name of its own', () => {
  expect([floorName(0), floorName(1), floorName(12)]).toEqual(['Ground floor', 'Floor 1', 'Floor 12'])
})

test('a block without the floor says which it has', () => {
  expect([floorsText(0), floorsText(1), floorsText(3)]).toEqual(['no floors', 'the ground floor only', 'floors 0 to 2'])
  expect(placementProblem({ unit: { kind: 'shop', floor: 3 }, block })?.message).toMatch(/it has floors 0 to 2\.$/)
})

test('names that are alike keep their order', () => {
  const rows = [
    { name: 'a', id: 1 },
    { name: 'A', id: 2 },
  ]
  expect(inOrder(rows).map(({ id }) => id)).toEqual([1, 2])
})

test('the houses of a row are numbered without a floor', () => {
  const row = { name: ' Palm Row ', floor: null, count: 2, taken: ['row 1'] }
  expect(nextIdentifiers(row)).toEqual(['Row 2', 'Row 3'])
})

test('new units take the next free numbers of their floor, whatever the case', () => {
  const numbered = { name: 'Block A', floor: 1, count: 3 }
  expect(nextIdentifiers({ ...numbered, taken: ['a101', 'A103'] })).toEqual(['A102', 'A104', 'A105'])
})
