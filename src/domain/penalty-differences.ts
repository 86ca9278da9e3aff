import type { Period } from './calendar.ts'
import { minMinor, type Minor, sumMinor } from './money.ts'
import type { PenaltyStatus } from './penalty-status.ts'

/** A penalty of a policy as it was charged; minor units. */
export type ChargedPenalty = {
  id: string
  /** of the policy */
  version: string
  period: Period
  /** counts the penalties of one period */
  sequence: number
  status: PenaltyStatus
  amount: Minor
  waived: Minor
  /** what a credit note may still take off its line; 0 for a penalty without an issued invoice */
  creditable: Minor
}

export type PenaltyDifferences = {
  add: { period: Period; sequence: number; amount: Minor }[]
  /** pending ones that change */
  change: { id: string; period: Period; amount: Minor; waived: Minor; status: PenaltyStatus }[]
  /** those on invoices: `taken` off the penalty, `credit` off its line */
  takeBack: { id: string; period: Period; taken: Minor; credit: Minor }[]
}

/**
 * What makes the charged penalties of one overdue invoice equal to what its policy charges, per month. More is added to
 * the pending one, or to a new one; less is taken off pending ones first, then off those on invoices, latest first. What
 * was waived counts as charged, so that it does not come back.
 * @param version the version that charges; penalties of others are taken back
 */
export const penaltyDifferences = ({
  version,
  expected,
  charged,
}: {
  version: string | null
  expected: readonly { period: Period; amount: Minor }[]
  charged: readonly ChargedPenalty[]
}): PenaltyDifferences => {
  const differences: PenaltyDifferences = { add: [], change: [], takeBack: [] }
  const groups = new Map<string, Group>()
  const groupOf = (owner: string, period: Period): Group => {
    const key = `${owner}|${period}`
    const group = groups.get(key) ?? { period, expected: 0n, charged: [] }
    groups.set(key, group)
    return group
  }
  for (const { period, amount } of version ? expected : []) groupOf(version ?? '', period).expected = amount
  for (const penalty of charged) groupOf(penalty.version, penalty.period).charged.push(penalty)
  for (const group of groups.values()) {
    const difference = group.expected - sumMinor(live(group).map(({ amount }) => amount))
    if (difference > 0n) addTo(group, difference, differences)
    if (difference < 0n) takeFrom(group, -difference, differences)
  }
  return differences
}

type Group = { period: Period; expected: Minor; charged: ChargedPenalty[] }

/** Latest first. */
const live = ({ charged }: Group): ChargedPenalty[] =>
  charged.filter(({ status }) => status !== 'cancelled').toSorted((a, b) => b.sequence - a.sequence)

const addTo = (group: Group, more: Minor, { add, change }: PenaltyDifferences): void => {
  const pending = live(group).find(({ status }) => status === 'pending')
  const { period, charged } = group
  if (!pending)
    add.push({ period, amount: more, sequence: Math.max(0, ...charged.map(({ sequence }) => sequence)) + 1 })
  else change.push({ id: pending.id, period, amount: pending.amount + more, waived: pending.waived, status: 'pending' })
}

const takeFrom = (group: Group, less: Minor, { change, takeBack }: PenaltyDifferences): void => {
  let left = less
  const { period } = group
  const of = (...statuses: PenaltyStatus[]) => live(group).filter(({ status }) => statuses.includes(status))
  for (const { id, amount, waived } of of('pending')) {
    const taken = minMinor(left, amount)
    if (taken === 0n) break
    left -= taken
    const rest = amount - taken
    // A row of the past keeps its amount: cancelled, it counts for nothing.
    if (rest === 0n) change.push({ id, period, amount, waived, status: 'cancelled' })
    else
      change.push({
        id,
        period,
        amount: rest,
        waived: minMinor(waived, rest),
        status: waived < rest ? 'pending' : 'waived',
      })
  }
  for (const { id, amount, creditable } of of('applied', 'paid')) {
    const taken = minMinor(left, amount)
    if (taken === 0n) break
    left -= taken
    takeBack.push({ id, period, taken, credit: minMinor(taken, creditable) })
  }
}
