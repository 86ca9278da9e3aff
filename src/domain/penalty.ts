import { addDays, addMonths, addPeriods, type CalendarDate, daysBetween, monthOf, type Period } from './calendar.ts'
import { applyRate, minMinor, type Minor, sumMinor } from './money.ts'

/** What a version of a policy says; amounts in minor units of the invoice's currency. */
export type PenaltyPolicy = {
  kind: 'flat' | 'percent'
  frequency: 'once' | 'daily' | 'weekly' | 'monthly'
  /** a flat charge */
  amount: Minor
  /** of the balance, per charge */
  rateBps: number
  graceDays: number
  chargedFrom: 'due_date' | 'grace_end'
  /** at most, over all charges */
  cap: Minor | null
  /** at most, as a part of what was billed */
  capBps: number | null
}

/** An overdue invoice as the rule sees it; amounts without penalties. */
export type PenaltyFacts = {
  dueDate: CalendarDate
  billed: Minor
  /** what was paid or credited (above zero) or taken back, by the day from which it counts */
  moves: readonly { date: CalendarDate; amount: Minor }[]
  /** first and last day, both included; null = no end */
  pauses: readonly { from: CalendarDate; to: CalendarDate | null }[]
}

/**
 * `grace`: not charged yet; `settled`: nothing was owed; `paused`; `charged`; `between`: the next charge is not due yet;
 * `capped`: the most that may be charged is reached.
 */
export type PenaltyState = 'grace' | 'settled' | 'paused' | 'charged' | 'between' | 'capped'

/** Days that are alike. `charge` is what each of them charges, `amount` all of them together; minor units. */
export type PenaltyRow = {
  from: CalendarDate
  to: CalendarDate
  days: number
  balance: Minor
  state: PenaltyState
  charge: Minor
  amount: Minor
}

export type Penalty = {
  rows: PenaltyRow[]
  periods: { period: Period; amount: Minor }[]
  total: Minor
  /** the most that may be charged; null = no limit */
  limit: Minor | null
}

/**
 * What an invoice charges for being late up to a day, with the explanation. Nothing is charged before the grace is over
 * and something is still owed then; `due_date` charges the days of the grace as well from that moment. A charge that
 * falls on a paused or settled day waits for the first other day of its week or month.
 * @param asOf the last day that counts
 * @throws RangeError when a date does not exist
 */
export const penaltyOf = ({
  policy,
  facts,
  asOf,
}: {
  policy: PenaltyPolicy
  facts: PenaltyFacts
  asOf: CalendarDate
}): Penalty => {
  const limit = limitOf(policy, facts.billed)
  const last = daysBetween(facts.dueDate, asOf)
  const stretches = last < 1 ? [] : stretchesOf(facts, policy, last)
  const isCharged = chargedDays(policy, facts.dueDate, stretches, last)
  const rows: PenaltyRow[] = []
  let left = limit
  for (const stretch of splitAt(stretches, isCharged.cuts)) {
    const state = isCharged.on(stretch) ? 'charged' : stateOf(stretch, policy)
    if (state !== 'charged') rows.push(rowOf(facts, stretch, state, 0n))
    else left = chargeRows({ facts, stretch, policy, left, rows })
  }
  return { rows, periods: periodsOf(rows), total: sumMinor(rows.map(({ amount }) => amount)), limit }
}

/** The rows day by day: the table that is shown. */
export const dayByDay = (rows: readonly PenaltyRow[]): PenaltyRow[] =>
  rows.flatMap((row) =>
    Array.from({ length: row.days }, (_, index) => {
      const day = addDays(row.from, index)
      return { ...row, from: day, to: day, days: 1, amount: row.charge }
    }),
  )

/** Days after the due date, first and last; alike in balance and pause, and daily charges within one month. */
type Stretch = { first: number; last: number; balance: Minor; isPaused: boolean }

const limitOf = ({ cap, capBps }: PenaltyPolicy, billed: Minor): Minor | null => {
  const part = capBps === null ? null : applyRate(billed, capBps)
  return cap !== null && part !== null ? minMinor(cap, part) : (cap ?? part)
}

const stretchesOf = (
  { dueDate, billed, moves, pauses }: PenaltyFacts,
  policy: PenaltyPolicy,
  last: number,
): Stretch[] => {
  const paid = moves.map(({ date, amount }) => ({ day: daysBetween(dueDate, date), amount }))
  const paused = pauses.map(({ from, to }) => ({
    first: daysBetween(dueDate, from),
    last: to === null ? last : daysBetween(dueDate, to),
  }))
  // Other charges are single days: only those of every day have to be told apart by month.
  const months = policy.frequency === 'daily' ? monthStarts(dueDate, last) : []
  const starts = new Set([1, policy.graceDays + 1, ...months])
  for (const { day } of paid) starts.add(day)
  for (const pause of paused) starts.add(pause.first).add(pause.last + 1)
  const days = [...starts].filter((day) => day >= 1 && day <= last).toSorted((a, b) => a - b)
  return days.map((first, index) => {
    const taken = sumMinor(paid.filter(({ day }) => day <= first).map(({ amount }) => amount))
    return {
      first,
      last: (days[index + 1] ?? last + 1) - 1,
      balance: taken > billed ? 0n : billed - taken,
      isPaused: paused.some((pause) => pause.first <= first && first <= pause.last),
    }
  })
}

const monthStarts = (dueDate: CalendarDate, last: number): number[] => {
  const starts: number[] = []
  let period = monthOf(dueDate)
  for (let day = 0; day <= last;) {
    period = addPeriods(period, 1)
    day = daysBetween(dueDate, `${period}-01`)
    starts.push(day)
  }
  return starts
}

/** Which days charge: every owing one (daily), or one in each window. `cuts` are where stretches have to be split. */
const chargedDays = (policy: PenaltyPolicy, dueDate: CalendarDate, stretches: readonly Stretch[], last: number) => {
  const isLate = stretches.some(({ last: end, balance }) => balance > 0n && end > policy.graceDays)
  const start = policy.chargedFrom === 'due_date' ? 1 : policy.graceDays + 1
  if (!isLate) return { cuts: [], on: () => false }
  if (policy.frequency === 'daily')
    return { cuts: [], on: (stretch: Stretch) => stretch.first >= start && isOwing(stretch) }
  const days = new Set<number>()
  for (let index = 0, from = start; from <= last; index += 1) {
    const next = windowStart(policy, addDays(dueDate, start), index + 1, dueDate) ?? last + 1
    const found = stretches.find((stretch) => isOwing(stretch) && stretch.last >= from && stretch.first < next)
    if (found) days.add(Math.max(found.first, from))
    from = next
  }
  return { cuts: [...days].flatMap((day) => [day, day + 1]), on: ({ first }: Stretch) => days.has(first) }
}

/** Every window is counted from the first one: a month end stays a month end. */
const windowStart = (
  { frequency }: PenaltyPolicy,
  anchor: CalendarDate,
  index: number,
  dueDate: CalendarDate,
): number | undefined => {
  if (frequency === 'weekly') return daysBetween(dueDate, anchor) + 7 * index
  return frequency === 'monthly' ? daysBetween(dueDate, addMonths(anchor, index)) : undefined
}

const isOwing = ({ balance, isPaused }: Stretch): boolean => balance > 0n && !isPaused

const splitAt = (stretches: readonly Stretch[], cuts: readonly number[]): Stretch[] => {
  if (cuts.length === 0) return [...stretches]
  return stretches.flatMap((stretch) => {
    const inside = [...new Set(cuts)].filter((day) => day > stretch.first && day <= stretch.last)
    const firsts = [stretch.first, ...inside.toSorted((a, b) => a - b)]
    return firsts.map((first, index) => ({ ...stretch, first, last: (firsts[index + 1] ?? stretch.last + 1) - 1 }))
  })
}

const stateOf = ({ first, balance, isPaused }: Stretch, { graceDays }: PenaltyPolicy): PenaltyState => {
  if (balance === 0n) return 'settled'
  if (first <= graceDays) return 'grace'
  return isPaused ? 'paused' : 'between'
}

const rowOf = ({ dueDate }: PenaltyFacts, stretch: Stretch, state: PenaltyState, charge: Minor): PenaltyRow => {
  const days = stretch.last - stretch.first + 1
  return {
    from: addDays(dueDate, stretch.first),
    to: addDays(dueDate, stretch.last),
    days,
    balance: stretch.balance,
    state,
    charge,
    amount: charge * BigInt(days),
  }
}

type Charge = { facts: PenaltyFacts; stretch: Stretch; policy: PenaltyPolicy; left: Minor | null; rows: PenaltyRow[] }

/** Full days, then the one on which the limit is reached, then those after it. @returns what is left of the limit */
const chargeRows = ({ facts, stretch, policy, left, rows }: Charge): Minor | null => {
  const charge = policy.kind === 'flat' ? policy.amount : applyRate(stretch.balance, policy.rateBps)
  const days = stretch.last - stretch.first + 1
  const full = left === null || charge === 0n ? days : Number(minMinor(BigInt(days), left / charge))
  const add = (from: number, count: number, state: PenaltyState, amount: Minor): void => {
    const first = stretch.first + from
    if (count > 0) rows.push(rowOf(facts, { ...stretch, first, last: first + count - 1 }, state, amount))
  }
  add(0, full, 'charged', charge)
  if (left === null) return null
  const rest = left - charge * BigInt(full)
  const partly = full < days && rest > 0n ? 1 : 0
  add(full, partly, 'charged', rest)
  add(full + partly, days - full - partly, 'capped', 0n)
  return partly ? 0n : rest
}

const periodsOf = (rows: readonly PenaltyRow[]): Penalty['periods'] => {
  const periods = new Map<Period, Minor>()
  for (const { from, amount } of rows)
    if (amount > 0n) periods.set(monthOf(from), (periods.get(monthOf(from)) ?? 0n) + amount)
  return [...periods].map(([period, amount]) => ({ period, amount }))
}
