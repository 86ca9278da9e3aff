import { type CalendarDate, type Period, monthOf } from '../../domain/calendar.ts'
import { minorToNumber, type Minor } from '../../domain/money.ts'
import { type PenaltyDifferences, penaltyDifferences } from '../../domain/penalty-differences.ts'
import { type Penalty, type PenaltyFacts, penaltyOf, type PenaltyRow } from '../../domain/penalty.ts'
import type { LateInvoice } from './late-invoices.ts'
import { chooseVersion, type PolicyVersion } from './policy-versions.ts'

type NoPenaltyReason = 'no_lease' | 'not_issued' | 'no_policy' | 'no_version' | 'retired' | 'currency'

export type WorkedOut = {
  invoice: LateInvoice
  version: PolicyVersion | null
  reason: NoPenaltyReason | null
  penalty: Penalty
  differences: PenaltyDifferences
}

const nothing: Penalty = { rows: [], periods: [], total: 0n, limit: null }
const asItIs: PenaltyDifferences = { add: [], change: [], takeBack: [] }

/** What an invoice charges up to a day, and what differs from what was charged. Pure: rows in, differences out. */
export const workOut = (
  invoice: LateInvoice,
  { versions, asOf }: { versions: readonly PolicyVersion[]; asOf: CalendarDate },
): WorkedOut => {
  const { charged, dueDate, currency } = invoice
  const none = (reason: NoPenaltyReason, differences: PenaltyDifferences): WorkedOut => ({
    invoice,
    version: null,
    reason,
    penalty: nothing,
    differences,
  })
  const takenBack = () => penaltyDifferences({ version: null, expected: [], charged })
  if (invoice.status !== 'issued') return none('not_issued', takenBack())
  if (!invoice.contract) return none('no_lease', takenBack())
  // Whoever changes the policy of a lease does not rewrite what the former one charged.
  const before = versions.find(({ id }) => charged.some((each) => each.version === id && each.status !== 'cancelled'))
  const chosen = chooseVersion({ versions, policy: before?.policy ?? invoice.policy, dueDate, currency })
  if ('reason' in chosen) return none(chosen.reason, asItIs)
  const { version } = chosen
  const penalty = penaltyOf({ policy: version, facts: factsOf(invoice, version.includesDeposits), asOf })
  const differences = penaltyDifferences({ version: version.id, expected: penalty.periods, charged })
  return { invoice, version, reason: null, penalty, differences }
}

/** The invoice as the rule sees it: deposits count only where the policy says so. */
export const factsOf = (invoice: LateInvoice, includesDeposits: boolean): PenaltyFacts => ({
  dueDate: invoice.dueDate,
  billed: includesDeposits ? invoice.billed + invoice.deposits : invoice.billed,
  moves: invoice.moves.filter(({ isDeposit }) => includesDeposits || !isDeposit),
  pauses: invoice.pauses,
})

/** What a penalty keeps of how it was worked out: the days of its month that charge something. */
export const explanationOf = (
  { penalty, invoice, version }: WorkedOut,
  { period, asOf }: { period: Period; asOf: CalendarDate },
) => ({
  asOf,
  billedMinor: minorToNumber(factsOf(invoice, version?.includesDeposits ?? false).billed),
  rows: penalty.rows.filter(({ from, amount }) => amount > 0n && monthOf(from) === period).map(rowView),
})

/** A row of the table as it travels; amounts as numbers of minor units. */
export const rowView = ({ balance, charge, amount, ...row }: PenaltyRow) => ({
  ...row,
  balanceMinor: minorToNumber(balance),
  chargeMinor: minorToNumber(charge),
  amountMinor: minorToNumber(amount),
})

/** What was charged in all, waived or not, without what was taken back. */
export const chargedSum = ({ charged }: LateInvoice): Minor =>
  charged.reduce((sum, { status, amount }) => (status === 'cancelled' ? sum : sum + amount), 0n)
