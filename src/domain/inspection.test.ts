import { expect, test } from '@jest/globals'
import { checklistAreas, inspectionTransitions } from './inspection.ts'
import { canTransition } from './transitions.ts'

const last = 'Cleanliness'

test('the rooms of the unit, the floor where one is given, and what every unit has', () => {
  const rooms = [{ name: 'Hall' }, { name: 'Study', floor: 1 }, { name: 'Cellar', floor: null }]
  const areas = checklistAreas({ rooms, bedrooms: 3 })
  expect(areas.slice(0, 4)).toEqual(['Hall', 'Study (floor 1)', 'Cellar', 'Doors, locks and keys'])
  expect([areas.length, areas.at(-1)]).toEqual([8, last])
})

test('without rooms, what its size makes likely', () => {
  const areasOf = (bedrooms: number | null) => checklistAreas({ rooms: [], bedrooms })
  expect(areasOf(2).slice(0, 5)).toEqual(['Living room', 'Kitchen', 'Bathroom', 'Bedroom 1', 'Bedroom 2'])
  expect(areasOf(null)).toHaveLength(8)
  expect(areasOf(0)).toEqual(areasOf(null))
})

test('a list stays one that a person can go through', () => {
  expect(checklistAreas({ rooms: [], bedrooms: 1_000 })).toHaveLength(28)
  const rooms = Array.from({ length: 200 }, (_, index) => ({ name: `Room ${index}` }))
  expect(checklistAreas({ rooms, bedrooms: null })).toHaveLength(155)
})

test('a completed inspection is not opened again', () => {
  expect(canTransition(inspectionTransitions, 'draft', 'completed')).toBe(true)
  expect(canTransition(inspectionTransitions, 'completed', 'draft')).toBe(false)
})
