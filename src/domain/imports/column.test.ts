import { expect, test } from '@jest/globals'
import { countOf, dateOf, listOf, minorOf, textOf } from './column.ts'

const values = { text: 'a', empty: '', count: 0, minor: 0n, list: ['x', 'y'], date: '2026-01-31', none: null }

test.each([
  ['a text', textOf(values, 'text'), 'a'],
  ['an empty text', textOf(values, 'empty'), null],
  ['a number as a text', textOf(values, 'count'), null],
  ['a day', dateOf(values, 'date'), '2026-01-31'],
  ['a count of nothing', countOf(values, 'count'), 0],
  ['an amount as a count', countOf(values, 'minor'), null],
  ['an amount of nothing', minorOf(values, 'minor'), 0n],
  ['a count as an amount', minorOf(values, 'count'), null],
  ['a list', listOf(values, 'list'), ['x', 'y']],
  ['a text as a list', listOf(values, 'text'), []],
  ['a column that is not there', listOf(values, 'other'), []],
  ['what holds nothing', textOf(values, 'none'), null],
])('%s', (_name, found, expected) => {
  expect(found).toEqual(expected)
})
