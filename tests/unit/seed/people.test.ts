import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { normalisePhone } from '../../../src/domain/phone.ts'
import { createChance } from '../../../src/seed/chance.ts'
import { nameAt } from '../../../src/seed/names.ts'
import { isMagicEnding, phoneAt } from '../../../src/seed/phones.ts'
import { receiptOn } from '../../../src/seed/receipts.ts'
import { seededId } from '../../../src/seed/seeded-id.ts'

const first = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

test('names do not repeat within a company', () => {
  expect(new Set(first(528).map(nameAt)).size).toBe(528)
})

test('phones are Kenyan, all different, and never steer the simulator', () => {
  const phones = first(100_000).map(phoneAt)
  expect(new Set(phones).size).toBe(phones.length)
  expect(phones.filter(isMagicEnding)).toEqual([])
  expect(phones.slice(0, 2_000).every((phone) => normalisePhone({ text: phone }) === phone)).toBe(true)
})

test.each([
  ['2024-01-09', 'SA9'],
  ['2026-11-22', 'UKM'],
])('a receipt of %s begins with %s', (date, head) => {
  expect(receiptOn(date, createChance('one'))).toMatch(new RegExp(`^${head}[0-9A-Z]{7}$`))
})

test('ids follow from their text and are UUIDs to the API', () => {
  expect(seededId('acacia', 'unit', 'A101')).toBe(seededId('acacia', 'unit', 'A101'))
  expect(seededId('acacia', 'unit', 'A101')).not.toBe(seededId('baobab', 'unit', 'A101'))
  expect(first(200).every((index) => z.uuid().safeParse(seededId(index)).success)).toBe(true)
})

test('the same seed gives the same chance', () => {
  const draw = (seed: string): number[] => {
    const chance = createChance(seed)
    return first(20).map(() => chance.whole(1, 6))
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
  expect(draw('a').every((value) => value >= 1 && value <= 6)).toBe(true)
})
