import { addPeriods, type CalendarDate, monthOf, type Period, periodRange, periodsBetween } from './calendar.ts'
import { apportion } from './apportion.ts'
import { FULL_BPS, type Minor } from './money.ts'

/** What somebody holds of the managed units of a project, in basis points of a unit each, added up. */
type Holding = { person: string; bps: number }

/**
 * Splits the fixed fee of a month over those who own the managed units, by what each holds; what nobody owns is the
 * company's own. Parts add up to at most the fee.
 * @param fee minor units
 * @param units the number of managed units
 */
export const splitFixedFee = ({
  fee,
  units,
  holdings,
}: {
  fee: Minor
  units: number
  holdings: readonly Holding[]
}): Map<string, Minor> => {
  if (units === 0 || holdings.length === 0) return new Map()
  const free = Math.max(0, units * FULL_BPS - holdings.reduce((sum, { bps }) => sum + bps, 0))
  const parts = apportion(fee, [...holdings.map(({ bps }) => BigInt(bps)), BigInt(free)])
  return new Map(holdings.map(({ person }, index) => [person, parts[index] ?? 0n]))
}

/**
 * The months whose fixed fee is due: those that are over by the statement's date, after the last one charged, or from
 * the first rent on when none was.
 */
export const feeMonths = ({
  lastCharged,
  firstRent,
  toDate,
}: {
  lastCharged: Period | null
  firstRent: CalendarDate | null
  toDate: CalendarDate
}): Period[] => {
  const month = monthOf(toDate)
  const last = toDate === periodRange(month).to ? month : addPeriods(month, -1)
  const first = lastCharged ? addPeriods(lastCharged, 1) : firstRent && monthOf(firstRent)
  return first && first <= last ? periodsBetween(first, last) : []
}
