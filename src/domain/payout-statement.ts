import type { CalendarDate } from './calendar.ts'
import { applyRate, type Minor, sumMinor } from './money.ts'

export type PayoutLineKind = 'rent' | 'fee' | 'service' | 'expense' | 'adjustment' | 'withholding'

/** A ledger entry of the owner that no statement has settled; `amount` above zero is in his favour, minor units. */
export type UnsettledEntry = {
  id: string
  amount: Minor
  postedOn: CalendarDate
  description: string
  project?: string
  unit?: string
  invoice?: string
  payment?: string
  expense?: string
}

/** What a project charges its owners for managing it. */
export type FeeTerms = { project: string; name: string; feeBps: number }

/** A charge that is known in full: a month of the fixed fee, an owner's service, an adjustment. Below zero he pays it. */
export type StatementItem = {
  kind: 'fee' | 'service' | 'adjustment'
  amount: Minor
  description: string
  /** unique per company among live statements: nothing is charged twice */
  chargeKey?: string
  project?: string
  unit?: string
  projectService?: string
}

export type StatementLine = {
  kind: PayoutLineKind
  amount: Minor
  description: string
  entry?: string
  expense?: string
  invoice?: string
  payment?: string
  projectService?: string
  unit?: string
  project?: string
  chargeKey?: string
}

/** Sums per kind; their sum is the net. Minor units, above zero in the owner's favour. */
export type StatementSums = {
  collected: Minor
  fee: Minor
  services: Minor
  expenses: Minor
  adjustments: Minor
  withholding: Minor
  net: Minor
}

type StatementInput = {
  entries: readonly UnsettledEntry[]
  fees: readonly FeeTerms[]
  items?: readonly StatementItem[]
  /** of what was collected, in basis points */
  withholdingBps: number
}

/**
 * The statement of an owner: every unsettled entry as a line of its own, less the fee on what each project collected,
 * his services and fixed fees, and the tax withheld on what was collected. A receipt that was taken back is a line below
 * zero, and the fee and tax on it come back with it.
 */
export const buildStatement = ({ entries, fees, items = [], withholdingBps }: StatementInput) => {
  const settled = entries.filter(({ amount }) => amount !== 0n).map(lineOfEntry)
  const rent = settled.filter(({ kind }) => kind === 'rent')
  const lines: StatementLine[] = [
    ...rent,
    ...settled.filter(({ kind }) => kind !== 'rent'),
    ...fees.flatMap((terms) => feeLine(terms, rent)),
    ...items.filter(({ amount }) => amount !== 0n),
    ...withholdingLine(withholdingBps, rent),
  ]
  return { lines, sums: sumsOf(lines) }
}

/** What the lines of a statement add up to, per kind and together. */
export const sumsOf = (lines: readonly Pick<StatementLine, 'kind' | 'amount'>[]): StatementSums => {
  const of = (kind: PayoutLineKind): Minor =>
    sumMinor(lines.filter((line) => line.kind === kind).map(({ amount }) => amount))
  return {
    collected: of('rent'),
    fee: of('fee'),
    services: of('service'),
    expenses: of('expense'),
    adjustments: of('adjustment'),
    withholding: of('withholding'),
    net: sumMinor(lines.map(({ amount }) => amount)),
  }
}

/** Whether a statement is worth paying: above zero and not below the smallest payout. The rest is carried to the next. */
export const isPayable = ({ net, minimum }: { net: Minor; minimum: Minor }): boolean => net > 0n && net >= minimum

const lineOfEntry = ({ id, amount, description, postedOn: _day, ...about }: UnsettledEntry): StatementLine => ({
  kind: about.expense ? 'expense' : about.invoice ? 'rent' : 'adjustment',
  amount,
  description,
  entry: id,
  ...about,
})

const feeLine = ({ project, name, feeBps }: FeeTerms, rent: readonly StatementLine[]): StatementLine[] => {
  const collected = sumMinor(rent.filter((line) => line.project === project).map(({ amount }) => amount))
  const amount = -applyRate(collected, feeBps)
  if (amount === 0n) return []
  return [{ kind: 'fee', amount, description: `Management fee ${percentText(feeBps)}, ${name}`, project }]
}

const withholdingLine = (bps: number, rent: readonly StatementLine[]): StatementLine[] => {
  const amount = -applyRate(sumMinor(rent.map((line) => line.amount)), bps)
  return amount === 0n ? [] : [{ kind: 'withholding', amount, description: `Withholding tax ${percentText(bps)}` }]
}

const percentText = (bps: number): string => `${bps / 100} %`
