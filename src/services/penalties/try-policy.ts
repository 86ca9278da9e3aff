import { minorToNumber, toMinor } from '../../domain/money.ts'
import { penaltyOf } from '../../domain/penalty.ts'
import type { NewVersion } from './add-policy-version.ts'
import { rowView } from './work-out.ts'

type Trial = {
  version: Omit<NewVersion, 'validFrom' | 'includesDeposits'>
  billedMinor: number
  dueDate: string
  asOf: string
  payments: { date: string; amountMinor: number }[]
}

/** What a policy would charge on an example: the same rule, nothing stored. */
export const tryPolicy = ({ version, billedMinor, dueDate, asOf, payments }: Trial) => {
  const { rows, total, limit } = penaltyOf({
    policy: {
      ...version,
      amount: toMinor(version.amountMinor ?? 0),
      rateBps: version.rateBps ?? 0,
      cap: version.capMinor ? toMinor(version.capMinor) : null,
      capBps: version.capBps ?? null,
    },
    facts: {
      dueDate,
      billed: toMinor(billedMinor),
      moves: payments.map(({ date, amountMinor }) => ({ date, amount: toMinor(amountMinor) })),
      pauses: [],
    },
    asOf,
  })
  return {
    totalMinor: minorToNumber(total),
    limitMinor: limit === null ? null : minorToNumber(limit),
    rows: rows.map(rowView),
  }
}
