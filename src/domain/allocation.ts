import { type CalendarDate, compareDates } from './calendar.ts'
import type { InvoiceLineKind } from './invoice.ts'
import { type Minor, minMinor, sumMinor } from './money.ts'

/** A line of an issued invoice; all lines of one call are of one payer and one currency. */
export type OpenLine = {
  id: string
  invoiceId: string
  dueDate: CalendarDate
  issuedOn: CalendarDate
  kind: InvoiceLineKind
  position: number
  /** Still owed, minor units; lines at or below zero are left alone. */
  balance: Minor
}

export type LineAllocation = { lineId: string; invoiceId: string; amount: Minor }

export type AllocationResult = {
  allocations: LineAllocation[]
  /** What no line could take: the payer's credit, or suspense. */
  remainder: Minor
}

/** Which kinds are covered first and last within an invoice; kinds that are not named come between them, by position. */
export type AllocationPolicy = { kindsFirst: readonly InvoiceLineKind[]; kindsLast?: readonly InvoiceLineKind[] }

/** What a company chooses from: penalties and fees before the charges, or after them. */
export const allocationPolicies = {
  penalties_first: { kindsFirst: ['penalty', 'fee'] },
  charges_first: { kindsFirst: [], kindsLast: ['fee', 'penalty'] },
} as const satisfies Record<string, AllocationPolicy>

const defaultAllocationPolicy: AllocationPolicy = allocationPolicies.penalties_first

/**
 * Covers open lines with received money: oldest due date first, within an invoice by the policy (penalty, fees, the
 * rest), never above a balance. allocations + remainder = amount.
 * @param amount minor units, zero or more
 * @throws RangeError when the amount is negative
 */
export const allocatePayment = ({
  amount,
  lines,
  policy = defaultAllocationPolicy,
}: {
  amount: Minor
  lines: readonly OpenLine[]
  policy?: AllocationPolicy
}): AllocationResult => {
  if (amount < 0n) throw new RangeError('A payment cannot be negative')
  const allocations: LineAllocation[] = []
  let remainder = amount
  for (const line of lines.filter(({ balance }) => balance > 0n).sort(byPolicy(policy))) {
    if (remainder === 0n) break
    const part = minMinor(remainder, line.balance)
    allocations.push({ lineId: line.id, invoiceId: line.invoiceId, amount: part })
    remainder -= part
  }
  return { allocations, remainder }
}

export type AllocationFault = 'not_positive' | 'listed_twice' | 'not_open' | 'above_balance' | 'above_amount'

/** A wish that cannot be met. `path` points into the list of targets ('0.amount'). */
export class AllocationError extends Error {
  override readonly name = 'AllocationError'
  readonly fault: AllocationFault
  readonly path: string

  constructor({ fault, path, message }: { fault: AllocationFault; path: string; message: string }) {
    super(message)
    this.fault = fault
    this.path = path
  }
}

/**
 * Covers exactly the invoices that a person chose; within each, lines are taken by the policy.
 * @param targets minor units above zero per invoice, each invoice once
 * @throws AllocationError when a target is not positive, repeated, not open, above its invoice's balance, or when all
 *   of them are above the amount
 */
export const allocateExplicit = ({
  amount,
  lines,
  targets,
  policy = defaultAllocationPolicy,
}: {
  amount: Minor
  lines: readonly OpenLine[]
  targets: readonly { invoiceId: string; amount: Minor }[]
  policy?: AllocationPolicy
}): AllocationResult => {
  const seen = new Set<string>()
  let remainder = amount
  const allocations = targets.flatMap((target, index) => {
    const open = lines.filter(({ invoiceId, balance }) => invoiceId === target.invoiceId && balance > 0n)
    const balance = sumMinor(open.map((line) => line.balance))
    const refuse = (fault: AllocationFault, field: 'invoiceId' | 'amount', message: string) =>
      new AllocationError({ fault, path: `${index}.${field}`, message })

    if (target.amount <= 0n) throw refuse('not_positive', 'amount', 'The amount for an invoice must be above zero')
    if (seen.has(target.invoiceId)) throw refuse('listed_twice', 'invoiceId', 'Name each invoice once')
    if (balance === 0n) throw refuse('not_open', 'invoiceId', 'This invoice has nothing left to pay')
    if (target.amount > balance)
      throw refuse('above_balance', 'amount', 'The amount is above what the invoice still owes')
    if (target.amount > remainder) throw refuse('above_amount', 'amount', 'The amounts together are above the payment')

    seen.add(target.invoiceId)
    remainder -= target.amount
    return allocatePayment({ amount: target.amount, lines: open, policy }).allocations
  })
  return { allocations, remainder }
}

// Down to the ids, so that two runs over the same lines never differ.
const byPolicy =
  (policy: AllocationPolicy) =>
  (a: OpenLine, b: OpenLine): number =>
    compareDates(a.dueDate, b.dueDate) ||
    compareDates(a.issuedOn, b.issuedOn) ||
    compareText(a.invoiceId, b.invoiceId) ||
    rankOf(policy, a.kind) - rankOf(policy, b.kind) ||
    a.position - b.position ||
    compareText(a.id, b.id)

const rankOf = ({ kindsFirst, kindsLast = [] }: AllocationPolicy, kind: InvoiceLineKind): number => {
  const first = kindsFirst.indexOf(kind)
  return first < 0 ? kindsFirst.length + 1 + kindsLast.indexOf(kind) : first
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
