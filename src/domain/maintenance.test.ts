import { expect, test } from '@jest/globals'
import { dueAfter, isOverdue, isRateable, maintenanceStatuses, maintenanceTransitions } from './maintenance.ts'
import { canTransition } from './transitions.ts'

test('the moves, and no others', () => {
  const moves = maintenanceStatuses.flatMap((from) =>
    maintenanceStatuses.filter((to) => canTransition(maintenanceTransitions, from, to)).map((to) => `${from} -> ${to}`),
  )
  expect(moves.sort()).toEqual([
    'closed -> open',
    'in_progress -> cancelled',
    'in_progress -> resolved',
    'open -> cancelled',
    'open -> in_progress',
    'resolved -> closed',
    'resolved -> open',
  ])
})

const noon = new Date('2026-03-01T12:00:00Z')

test.each([
  ['open', '2026-03-01T11:59:59Z', true],
  ['in_progress', '2026-03-01T11:59:59Z', true],
  ['open', '2026-03-01T12:00:00Z', false],
  ['resolved', '2026-02-01T00:00:00Z', false],
  ['closed', '2026-02-01T00:00:00Z', false],
  ['cancelled', '2026-02-01T00:00:00Z', false],
  ['open', null, false],
] as const)('%s, due %s', (status, due, overdue) => {
  expect(isOverdue({ status, dueAt: due ? new Date(due) : null }, noon)).toBe(overdue)
})

test('due times count hours, over a month end too', () => {
  expect(dueAfter(new Date('2026-02-27T22:00:00Z'), 72).toISOString()).toBe('2026-03-02T22:00:00.000Z')
})

test('only finished work is rated', () => {
  expect(maintenanceStatuses.filter(isRateable)).toEqual(['resolved', 'closed'])
})
