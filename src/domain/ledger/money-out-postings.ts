import { type Minor, sumMinor } from '../money.ts'
import type { OwnerShare } from '../owner-shares.ts'
import { splitByShares } from '../owner-shares.ts'
import type { AccountKey } from './accounts.ts'
import { credit, debit, type Dimensions, type Entry, opposite, toPosting } from './entry.ts'
import type { MoneyAccount } from './payment-postings.ts'

/** Where the money is that goes out. */
export type PayingAccount = MoneyAccount & { account: 'cash' | 'bank' | 'gateway_clearing' }

type OwnerPlace = Dimensions & { person: string; payout: string }

/** A deduction (below zero) or gift (above) of an owner statement that is posted when it is approved; minor units. */
export type StatementCharge = {
  kind: 'fee' | 'service' | 'adjustment' | 'withholding'
  amount: Minor
  tax?: Minor
  place?: Dimensions
}

const chargeAccounts = {
  fee: 'fee_income',
  service: 'service_income',
  adjustment: 'owner_adjustments',
  withholding: 'withholding_payable',
} as const satisfies Record<StatementCharge['kind'], AccountKey>

/** Owner statement approved: what it deducts moves from the owner's payable to income, or to the tax office. */
export const statementApproved = ({
  owner,
  charges,
}: {
  owner: OwnerPlace
  charges: readonly StatementCharge[]
}): Entry[] =>
  toPosting(
    charges.flatMap(({ kind, amount, tax = 0n, place }) => {
      const { person, ...rest } = { ...place, ...owner }
      return [
        credit('owner_payable', amount, { ...rest, person }),
        debit(chargeAccounts[kind], amount + tax, rest),
        credit('tax_payable', tax, rest),
      ]
    }),
  )

/** Money sent to an owner: debit his payable, credit payouts in transit. A failure posts the opposite. */
export const payoutSent = ({ owner, amount }: { owner: OwnerPlace; amount: Minor }): Entry[] =>
  toPosting([debit('owner_payable', amount, owner), credit('payouts_in_transit', amount, owner)])

/** The money left: debit what it was owed on, credit the account it left from; the gateway's charge is an expense. */
export const moneyPaidOut = ({
  owed,
  money,
  amount,
  charge = 0n,
}: {
  owed: { account: 'payouts_in_transit' | 'supplier_payable' | 'refunds_payable'; place: Dimensions }
  money: PayingAccount
  amount: Minor
  charge?: Minor
}): Entry[] =>
  toPosting([
    debit(owed.account, amount, owed.place),
    debit('gateway_fee_expense', charge, owed.place),
    credit(money.account, amount + charge, { ...owed.place, ...money.place, subject: money.subject }),
  ])

/** Money that reached an owner beyond what a statement owed him: he owes it back, and his next statement takes it off. */
export const ownerOverpaid = ({
  owner,
  money,
  amount,
  charge = 0n,
}: {
  /** on no statement: that is how the next one finds it */
  owner: Dimensions & { person: string; payout?: undefined }
  money: PayingAccount
  amount: Minor
  charge?: Minor
}): Entry[] =>
  toPosting([
    debit('owner_payable', amount, owner),
    debit('gateway_fee_expense', charge, owner),
    credit(money.account, amount + charge, { ...owner, ...money.place, subject: money.subject }),
  ])

export type PostedExpense = {
  /** the supplier is the person */
  place: Dimensions & { expense: string; person: string }
  /** the expense category, which has an account of its own */
  category: string
  net: Minor
  tax: Minor
  recoversTax: boolean
  chargedTo: 'company' | 'owner'
  /** of the unit or project on the day of the bill; the free part is the company's */
  ownerShares?: readonly OwnerShare[]
}

/**
 * Expense approved: debit expense (tax apart where it is recovered), or the payable of the owners by their shares; credit
 * supplier payable by the total.
 * @throws RangeError when owner shares are above 100 %
 */
export const expenseApproved = (expense: PostedExpense): Entry[] => {
  const { place, net, tax } = expense
  const { person: _supplier, ...about } = place
  const total = net + tax
  const split = splitByShares(total, expense.chargedTo === 'owner' ? (expense.ownerShares ?? []) : [])
  const ownTax = expense.recoversTax && expense.chargedTo === 'company' ? tax : 0n
  return toPosting([
    ...split.owners.map(({ person, amount }) => debit('owner_payable', amount, { ...about, person })),
    debit('expense', split.company - ownTax, { ...about, subject: expense.category }),
    debit('tax_receivable', ownTax, about),
    credit('supplier_payable', total, place),
  ])
}

/** Expense cancelled after its approval: the opposite. @param approved the stored entries */
export const expenseCancelled = ({ approved }: { approved: readonly Entry[] }): Entry[] => toPosting(opposite(approved))

/** Refund approved: the credit that it uses is set aside. */
export const refundApproved = ({
  person,
  parts,
}: {
  person: string
  parts: readonly { payment: string; amount: Minor }[]
}): Entry[] =>
  toPosting([
    ...parts.map(({ payment, amount }) => debit('customer_credit', amount, { person, payment })),
    credit('refunds_payable', sumMinor(parts.map(({ amount }) => amount)), { person }),
  ])
