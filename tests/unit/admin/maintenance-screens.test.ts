import { describe, expect, test } from '@jest/globals'
import { maintenanceStatuses } from '../../../src/domain/maintenance.ts'
import { moveBetween, movesOf } from '../../../src/admin/maintenance/moves.ts'
import { dueText } from '../../../src/admin/maintenance/texts.ts'
import { galleryPath, moved, thumbPath } from '../../../src/admin/media/node.ts'

describe('the moves on screen', () => {
  test.each([
    ['open', ['Start', 'Cancel']],
    ['in_progress', ['Resolve', 'Cancel']],
    ['resolved', ['Close', 'Open again']],
    ['closed', ['Open again']],
    ['cancelled', []],
  ] as const)('of a request that is %s', (status, labels) => {
    expect(movesOf(status).map(({ label }) => label)).toEqual(labels)
  })

  test('a card is put only where a move leads', () => {
    expect(moveBetween('open', 'in_progress')?.action).toBe('start')
    expect(moveBetween('open', 'closed')).toBeUndefined()
    for (const status of maintenanceStatuses) expect(moveBetween(status, status)).toBeUndefined()
  })

  test('whatever ends or begins anew asks why', () => {
    const asking = maintenanceStatuses.flatMap(movesOf).filter(({ needsReason }) => needsReason)
    expect(new Set(asking.map(({ action }) => action))).toEqual(new Set(['cancel', 'reopen']))
  })
})

test.each([
  ['2026-03-01T12:30:00Z', 'Due in 30 min'],
  ['2026-03-01T15:10:00Z', 'Due in 3 h'],
  ['2026-03-05T13:00:00Z', 'Due in 4 d'],
  ['2026-03-01T11:00:00Z', 'Overdue by 1 h'],
  ['2026-02-20T12:00:00Z', 'Overdue by 9 d'],
])('%s', (dueAt, text) => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  expect(dueText(dueAt, now, false)).toBe(text)
  expect(dueText(dueAt, now, true)).toBe('')
  expect(dueText(dueAt, undefined, false)).toBe('')
})

describe('a gallery', () => {
  test('shows what is of the place itself', () => {
    expect(galleryPath({ project: 'p' })).toContain('where[block][exists]=false&where[unit][exists]=false')
    expect(galleryPath({ project: 'p', block: 'b' })).toContain('where[block][equals]=b&where[unit][exists]=false')
    expect(galleryPath({ project: 'p', block: 'b', unit: 'u' })).toMatch(/^\/media\?where\[unit\]\[equals\]=u&sort/)
  })

  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [5, 0, 'abc'],
  ])('moves from %i to %i', (from, to, order) => expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order))

  test('asks for the size anew once it is made', () => {
    const picture = { id: 'x', category: 'other' } as const
    expect(thumbPath(picture)).not.toBe(thumbPath({ ...picture, variantsAt: '2026-03-01T12:00:00Z' }))
  })
})
