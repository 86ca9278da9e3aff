import { expect, test } from '@jest/globals'
import { duplicateScore } from './duplicates.ts'

test('an identity number settles it, the other reasons add up', () => {
  expect(duplicateScore({ reasons: ['nationalId'] })).toBe(100)
  expect(duplicateScore({ reasons: ['phone'] })).toBe(60)
  expect(duplicateScore({ reasons: ['phone', 'email'] })).toBe(100)
  expect(duplicateScore({ reasons: ['name'], likeness: 0.8 })).toBe(24)
  expect(duplicateScore({ reasons: ['email', 'name'], likeness: 1 })).toBe(80)
  expect(duplicateScore({ reasons: [] })).toBe(0)
})
