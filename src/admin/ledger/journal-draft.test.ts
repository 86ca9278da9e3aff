import { describe, expect, test } from '@jest/globals'
import { emptyLine, readJournal } from './journal-draft.ts'

const line = (over: object) => ({ ...emptyLine(), account: 'a', ...over })

describe('a posting as it is typed', () => {
  test('is ready when every line has an account and one side, and the sides agree', () => {
    const { lines, isBalanced } = readJournal(
      [line({ debit: '1,000.50' }), line({ credit: '1000.5' }), emptyLine()],
      'KES',
    )
    expect([isBalanced, lines]).toEqual([
      true,
      [
        { account: 'a', debitMinor: 100_050 },
        { account: 'a', creditMinor: 100_050 },
      ],
    ])
  })

  test.each([
    ['sides apart', [line({ debit: '2' }), line({ credit: '1' })], 100],
    ['a side missing', [line({ debit: '1' }), line({ credit: '1' }), line({})], 0],
    ['both sides in a line', [line({ debit: '1', credit: '1' }), line({ debit: '1', credit: '1' })], 0],
    ['no account', [line({ debit: '1', account: '' }), line({ credit: '1' })], 0],
    ['no amount at all', [line({ debit: 'x' }), line({ credit: '1' })], 100],
    ['one line', [line({ debit: '0' })], 0],
  ])('is not ready with %s', (_name, drafts, difference) => {
    const { isBalanced, differenceMinor } = readJournal(drafts, 'KES')
    expect([isBalanced, differenceMinor]).toEqual([false, difference])
  })
})
