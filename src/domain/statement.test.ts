import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from './calendar.ts'
import { sumMinor } from './money.ts'
import { runningBalance } from './statement.ts'

test('invoice 1,000, receipt 400, credit note 100', () => {
  const entries = [
    { date: '2026-11-20', amount: -100_00n, text: 'CN-2026-00001' },
    { date: '2026-11-01', amount: 1_000_00n, text: 'INV-2026-00001' },
    { date: '2026-11-10', amount: -400_00n, text: 'RV-2026-00001' },
  ]
  const { rows, ...sums } = runningBalance({ entries })
  expect(rows.map(({ text, balance }) => [text, balance])).toEqual([
    ['INV-2026-00001', 1_000_00n],
    ['RV-2026-00001', 600_00n],
    ['CN-2026-00001', 500_00n],
  ])
  expect(sums).toEqual({ opening: 0n, debits: 1_000_00n, credits: 500_00n, closing: 500_00n })
})

test('without entries the opening balance stays', () => {
  expect(runningBalance({ entries: [], opening: 7n })).toMatchObject({ opening: 7n, closing: 7n, rows: [] })
})

test('opening + debits − credits = closing = the last row, and one day keeps its order', () => {
  const entry = fc.record({
    date: fc.nat(5).map((days) => addDays('2026-11-01', days)),
    amount: fc.bigInt({ min: -99n, max: 99n }),
  })
  fc.assert(
    fc.property(fc.array(entry), fc.bigInt({ min: -99n, max: 99n }), (list, opening) => {
      const entries = list.map((each, index) => ({ ...each, index }))
      const { rows, debits, credits, closing } = runningBalance({ entries, opening })
      expect(closing).toBe(opening + sumMinor(entries.map(({ amount }) => amount)))
      expect(opening + debits - credits).toBe(closing)
      expect(rows.at(-1)?.balance ?? opening).toBe(closing)
      rows.slice(1).forEach((row, index) => {
        const before = rows[index]
        const ordered = before && (before.date < row.date || (before.date === row.date && before.index < row.index))
        expect(ordered).toBe(true)
      })
    }),
  )
})
