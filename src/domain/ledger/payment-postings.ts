import { type Minor, sumMinor } from '../money.ts'
import { credit, debit, type Dimensions, type Entry, opposite, toPosting } from './entry.ts'
import { belongsToOwners, type InvoiceSubject, type PostedLine } from './invoice-postings.ts'
import { linePosition } from './line-position.ts'

/**
 * Where money lies; `subject` is the gateway account of gateway clearing, or the company's payment account of a bank.
 * `deposits_held`: no money moves, a deposit that was received before is used. `opening_balance`: it came before the books.
 */
export type MoneyAccount = {
  account: 'cash' | 'bank' | 'gateway_clearing' | 'deposits_held' | 'opening_balance'
  subject?: string
  place?: Dimensions
}

/** Money put on an invoice, minor units above zero. */
export type PostedAllocation = InvoiceSubject & { amount: Minor }

/** An invoice line whose paid part moves: its live allocations before and after, and what is credited; minor units. */
export type CollectedLine = PostedLine & InvoiceSubject & { paidBefore: Minor; paidAfter: Minor; credited?: Minor }

type Payer = { payment: string; person?: string }

/**
 * Money in. Debit the money account (less what the gateway kept, which is an expense); credit receivable per
 * allocation, the payer's excess to customer credit, what nobody can be matched with to suspense.
 * @throws RangeError when allocations + credit + suspense are not the amount
 */
export const paymentReceived = ({
  payer,
  money,
  amount,
  gatewayFee = 0n,
  allocations = [],
  excess = 0n,
  suspense = 0n,
}: {
  payer: Payer
  money: MoneyAccount
  amount: Minor
  gatewayFee?: Minor
  allocations?: readonly PostedAllocation[]
  excess?: Minor
  suspense?: Minor
}): Entry[] =>
  toPosting([
    debit(money.account, amount - gatewayFee, { ...payer, ...money.place, subject: money.subject }),
    debit('gateway_fee_expense', gatewayFee, payer),
    ...allocationEntries(payer, allocations),
    credit('customer_credit', excess, payer),
    credit('suspense', suspense, { payment: payer.payment }),
  ])

/** Suspense matched later: debit suspense; credit receivable per allocation, the excess to customer credit. */
export const suspenseAllocated = (input: AppliedMoney): Entry[] => moneyApplied('suspense', input)

/** A payer's credit applied to invoices: debit customer credit, credit receivable per allocation. */
export const creditApplied = (input: Omit<AppliedMoney, 'excess'>): Entry[] => moneyApplied('customer_credit', input)

/**
 * Rent collected: per owner, accrual to payable by what his part of the collected rent grows. Positions are compared
 * (never the single payment split), so a fully paid line has an accrual of exactly zero; a line whose paid part falls
 * moves the same way back.
 * @throws RangeError when a paid part lies outside the line's total
 */
export const rentCollected = ({ payment, lines }: { payment?: string; lines: readonly CollectedLine[] }): Entry[] =>
  toPosting(
    lines.filter(belongsToOwners).flatMap((line) => {
      const { credited = 0n, paidBefore, paidAfter } = line
      const before = linePosition(line, { paid: paidBefore, credited })
      const after = linePosition(line, { paid: paidAfter, credited })
      return after.owners.flatMap(({ person, payable }, index) => {
        const amount = payable - (before.owners[index]?.payable ?? 0n)
        const place = { ...line, person, payment }
        return [debit('owner_accrual', amount, place), credit('owner_payable', amount, place)]
      })
    }),
  )

/** What takes a payment off its lines again without giving the money back: it becomes the payer's credit. */
export const allocationReleased = ({
  payer,
  allocations,
  toSuspense = false,
  credit: held = 0n,
}: {
  payer: Payer
  allocations: readonly PostedAllocation[]
  /** money of nobody known goes back to suspense */
  toSuspense?: boolean
  /** with `toSuspense`: what stood as the payer's credit and goes there as well */
  credit?: Minor
}): Entry[] =>
  toPosting(
    opposite(
      toSuspense
        ? suspenseAllocated({ payer, allocations, excess: held })
        : moneyApplied('customer_credit', { payer, allocations }),
    ),
  )

/**
 * Payment reversed: the opposite of all that it posted. The owners' legs are derived anew from the lines' paid parts
 * (which fall), because other payments may have come in between.
 * @param posted every stored entry of the payment: received, suspense allocated, rent collected
 * @param lines the lines it had paid, with the paid part before and after the reversal
 */
export const paymentReversed = ({
  payment,
  posted,
  lines,
}: {
  payment: string
  posted: readonly Entry[]
  lines: readonly CollectedLine[]
}): Entry[] => {
  const ownMoney = posted.filter(({ account }) => account !== 'owner_accrual' && account !== 'owner_payable')
  return toPosting(opposite(ownMoney), rentCollected({ payment, lines }))
}

type AppliedMoney = { payer: Payer; allocations: readonly PostedAllocation[]; excess?: Minor }

// Suspense is held by payment alone: its payer is known only once it is matched, and the two legs must meet.
const moneyApplied = (
  source: 'suspense' | 'customer_credit',
  { payer, allocations, excess = 0n }: AppliedMoney,
): Entry[] =>
  toPosting([
    debit(
      source,
      sumMinor(allocations.map(({ amount }) => amount)) + excess,
      source === 'suspense' ? { payment: payer.payment } : payer,
    ),
    ...allocationEntries(payer, allocations),
    credit('customer_credit', excess, payer),
  ])

const allocationEntries = ({ payment }: Payer, allocations: readonly PostedAllocation[]): Entry[] =>
  allocations.map(({ amount, ...place }) => credit('receivable', amount, { ...place, payment }))
