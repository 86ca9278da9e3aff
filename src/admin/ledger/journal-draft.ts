import { readAmount } from '../text/amount.ts'

/** A line as somebody types it. */
export type JournalDraft = { key: string; account: string; debit: string; credit: string }

type JournalLine = { account: string; debitMinor?: number; creditMinor?: number }

let count = 0

export const emptyLine = (): JournalDraft => ({ key: `line-${++count}`, account: '', debit: '', credit: '' })

/** What is typed, read: the lines for the API, and how far the sides are apart. */
export const readJournal = (
  drafts: readonly JournalDraft[],
  currency: string,
): { lines: JournalLine[]; differenceMinor: number; isBalanced: boolean } => {
  const used = drafts.filter(({ account, debit, credit }) => account || debit.trim() || credit.trim())
  const read = used.map(({ account, debit, credit }) => ({
    account,
    debitMinor: minorOf(debit, currency),
    creditMinor: minorOf(credit, currency),
  }))
  const isRight = read.every(
    ({ account, debitMinor, creditMinor }) =>
      account && debitMinor !== null && creditMinor !== null && debitMinor > 0 !== creditMinor > 0,
  )
  const differenceMinor = read.reduce((sum, line) => sum + (line.debitMinor ?? 0) - (line.creditMinor ?? 0), 0)
  return {
    lines: read.map(({ account, debitMinor, creditMinor }) => ({
      account,
      ...(debitMinor ? { debitMinor } : { creditMinor: creditMinor ?? 0 }),
    })),
    differenceMinor: Math.abs(differenceMinor),
    isBalanced: isRight && used.length > 1 && differenceMinor === 0,
  }
}

/** Nothing is zero; null for what is no amount. */
const minorOf = (text: string, currency: string): number | null => {
  const read = readAmount(text, currency)
  return 'problem' in read ? null : (read.minor ?? 0)
}
