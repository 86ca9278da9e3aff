import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matchColumns } from './match-columns.ts'
import { readRow } from './read-row.ts'
import { reviewStatement } from './review-statement.ts'
import { statementVariants } from './statement-columns.ts'

const columns = statementVariants[0]?.columns ?? []

const rowsOf = (...rows: Record<string, string>[]) =>
  rows.map((cells, index) =>
    readRow({ number: index + 2, cells, columns, context: { currency: 'KES', country: 'KE' } }),
  )
const review = (...rows: Record<string, string>[]) => {
  const read = rowsOf(...rows)
  const lines = reviewStatement({ rows: read, currency: 'KES', today: '2026-11-23' })
  return { lines, problems: read.flatMap(({ problems }) => problems) }
}
const good = { reference: 'A1', date: '2026-11-05', amount: '35,000.50' }

test.each([
  ['2026-11-05', '2026-11-05'],
  ['2026-11-05 14:22', '2026-11-05'],
  ['2026-11-05T14:22:33Z', '2026-11-05'],
  ['20261105142233', '2026-11-05'],
])('the date %s', (date, bookedOn) => expect(review({ ...good, date }).lines).toMatchObject([{ bookedOn }]))

test.each(['05/11/2026', '11-05-2026', '5 Nov 2026', '2026-02-30', '46331', '20261305', '2026-11-05 noon'])(
  'the date %s is asked for again, never guessed',
  (date) =>
    expect(review({ ...good, date }).problems).toEqual([
      { column: 'Date', message: `"${date}" can be read in several ways or none: write the date as YYYY-MM-DD.` },
    ]),
)

test.each([
  ['an amount', { amount: '35,000.50' }, 3_500_050n],
  ['money out', { amount: '-150' }, -15_000n],
  ['money out in brackets', { amount: '(150.00)' }, -15_000n],
  ['two sides, one of them zero', { amount: '', paidIn: '100.00', paidOut: '0.00' }, 10_000n],
  ['the other side', { amount: '', paidIn: '', paidOut: '100.00' }, -10_000n],
  ['the other side with a sign', { amount: '', paidOut: '-100.00' }, -10_000n],
])('%s', (_name, cells, amount) => expect(review({ ...good, ...cells }).lines).toMatchObject([{ amount }]))

test.each([
  ['no reference', { reference: '' }, 'Reference'],
  ['no amount', { amount: '' }, 'Amount'],
  ['zero', { amount: '0.00' }, 'Amount'],
  ['too many decimals', { amount: '1.005' }, 'Amount'],
  ['words', { amount: 'lots' }, 'Amount'],
  ['more than can be kept', { amount: '99999999999999999' }, 'Amount'],
  ['both sides', { amount: '', paidIn: '1', paidOut: '2' }, 'Money out'],
  ['money in below zero', { amount: '', paidIn: '-1' }, 'Money in'],
  ['a balance of words', { balance: 'x' }, 'Balance'],
  ['another currency', { currency: 'USD' }, 'Currency'],
  ['a day to come', { date: '2026-11-24' }, 'Date'],
])('refused: %s', (_name, cells, column) => {
  const { lines, problems } = review({ ...good, ...cells })
  expect([lines.length, problems.map((problem) => problem.column)]).toEqual([0, [column]])
})

test('a reference that comes twice is a problem of the later row, whatever its case', () => {
  const { lines, problems } = review(good, { ...good, reference: 'a1' })
  expect([lines.length, problems]).toEqual([1, [{ column: 'Reference', message: 'Row 2 has the same reference.' }]])
})

test('the headings of the system before are understood', () => {
  const headings = [
    'Mode',
    'Amount',
    'Reference Number',
    'Customer Name',
    'Date',
    'Deposit To',
    'Amount Applied to Inv',
    'Invoice Number',
    'Invoice Date',
  ]
  expect(matchColumns(headings, statementVariants).problems).toEqual([])
  expect(
    matchColumns(
      ['trans_id', 'trans_amount', 'payment_method', 'trans_time', 'msisdn', 'bill_ref_number'],
      statementVariants,
    ).problems,
  ).toEqual([])
})

test('a row is a line or has a problem, never both, and nothing is made up', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ reference: fc.string(), date: fc.constantFrom('2026-11-05', '5/11/26', ''), amount: fc.string() }),
      ),
      (rows) => {
        const read = rowsOf(...rows)
        const lines = reviewStatement({ rows: read, currency: 'KES', today: '2026-11-23' })
        for (const row of read) expect(lines.some((line) => line.row === row)).toBe(row.problems.length === 0)
        for (const { row, reference } of lines) expect(rows[row.number - 2]?.reference.trim()).toBe(reference)
      },
    ),
  ))
