import { type CalendarDate, compareDates, daysBetween } from '../calendar.ts'
import { type Minor, minMinor, sumMinor } from '../money.ts'
import { nameLikeness } from './name-likeness.ts'
import { codesIn, invoiceNumbersIn, namesUnit, plainCode, type UnitCode } from './reference-words.ts'

/** Money that came in, as the bank or the gateway tells it; the amount is above zero, minor units. */
export type Received = {
  amount: Minor
  /** what is left to match */
  left: Minor
  bookedOn: CalendarDate
  reference: string
  payerName: string | null
  /** what the payer typed: an account number, an invoice number, a unit */
  billReference: string | null
  description: string | null
  /** E.164; of the payer, and those that he typed */
  phones: readonly string[]
}

export type OpenInvoice = { id: string; number: string; dueDate: CalendarDate; balance: Minor }

/** Somebody who owes. */
export type PayerCandidate = {
  person: string
  name: string
  phone: string | null
  units: readonly UnitCode[]
  invoices: readonly OpenInvoice[]
}

/** A payment that is recorded and that no transaction explains yet. */
export type PaymentCandidate = {
  payment: string
  number: string
  amount: Minor
  valueDate: CalendarDate
  references: readonly string[]
  payerName: string | null
  phone: string | null
}

export type Clue =
  | 'same_reference'
  | 'same_amount'
  | 'invoice_number'
  | 'phone'
  | 'unit'
  | 'same_name'
  | 'similar_name'
  | 'exact_invoice'
  | 'exact_total'

export type Reason = { clue: Clue; points: number; text: string }

type Ranked = { score: number; reasons: Reason[] }

export type Suggestion = Ranked &
  (
    | { kind: 'payment'; payment: string; number: string; name: string | null }
    | {
        kind: 'payer'
        person: string
        name: string
        invoices: { id: string; number: string; amount: Minor }[]
        /** what his open invoices do not take: his credit */
        rest: Minor
      }
  )

/** What a clue is worth; a suggestion is at most 99 sure. */
const points: Record<Clue, number> = {
  same_reference: 70,
  invoice_number: 60,
  phone: 35,
  unit: 30,
  same_name: 30,
  exact_invoice: 20,
  exact_total: 20,
  same_amount: 25,
  similar_name: 12,
}

const surest = 99
const shown = 10
const daysApart = 5

/**
 * Whose money it may be, best first, each with its reasons. Nothing is decided here: a person matches. The parts that
 * are proposed and the rest add up to what is left, and no part is above its invoice's balance.
 */
export const rankSuggestions = ({
  received,
  payers,
  payments,
}: {
  received: Received
  payers: readonly PayerCandidate[]
  payments: readonly PaymentCandidate[]
}): Suggestion[] =>
  [...payments.map((payment) => ofPayment(received, payment)), ...payers.map((payer) => ofPayer(received, payer))]
    .filter((suggestion) => suggestion !== null)
    .sort((a, b) => b.score - a.score || compareText(keyOf(a), keyOf(b)))
    .slice(0, shown)

const ofPayment = (received: Received, candidate: PaymentCandidate): Suggestion | null => {
  if (candidate.amount !== received.amount) return null
  const codes = new Set([received.reference, received.billReference ?? ''].map(plainCode).filter(Boolean))
  const hasReference = candidate.references.some((reference) => codes.has(plainCode(reference)))
  const days = Math.abs(daysBetween(candidate.valueDate, received.bookedOn))
  if (!hasReference && days > daysApart) return null
  const reasons = [
    ...(hasReference ? [reason('same_reference', `Payment ${candidate.number} has the same reference`)] : []),
    reason('same_amount', days === 0 ? 'The same amount on the same day' : `The same amount, ${days} days apart`),
    ...personReasons(received, { name: candidate.payerName, phone: candidate.phone }),
  ]
  const { payment, number, payerName } = candidate
  return { kind: 'payment', payment, number, name: payerName, ...ranked(reasons) }
}

const ofPayer = (received: Received, payer: PayerCandidate): Suggestion | null => {
  const open = payer.invoices.filter(({ balance }) => balance > 0n)
  const text = [received.billReference, received.description].filter(Boolean).join(' ')
  const numbers = new Set(invoiceNumbersIn(text))
  const named = open.filter(({ number }) => numbers.has(number))
  const exact = open.find(({ balance }) => balance === received.left)
  const owed = sumMinor(open.map(({ balance }) => balance))
  const words = { codes: codesIn(text), whole: plainCode(received.billReference ?? '') }
  const unit = payer.units.find((one) => namesUnit(words, one))
  const reasons = [
    ...(named[0] ? [reason('invoice_number', `${named.map(({ number }) => number).join(', ')} in the reference`)] : []),
    ...(unit ? [reason('unit', `Unit ${unit.identifier} of ${unit.project} in the reference`)] : []),
    ...personReasons(received, payer),
    ...(exact ? [reason('exact_invoice', `Exactly what ${exact.number} still owes`)] : []),
    ...(!exact && owed > 0n && owed === received.left ? [reason('exact_total', 'Exactly all that is owed')] : []),
  ]
  if (reasons.length === 0) return null
  const chosen = new Set([...named, ...(exact && named.length === 0 ? [exact] : [])].map(({ id }) => id))
  const { person, name } = payer
  return { kind: 'payer', person, name, ...spread(received.left, open, chosen), ...ranked(reasons) }
}

const personReasons = (
  received: Received,
  { name, phone }: { name: string | null; phone: string | null },
): Reason[] => {
  const likeness = received.payerName && name ? nameLikeness(received.payerName, name) : null
  return [
    ...(phone && received.phones.includes(phone) ? [reason('phone', `The phone of ${name ?? 'the payer'}`)] : []),
    ...(likeness === 'same' ? [reason('same_name', 'The same name')] : []),
    ...(likeness === 'similar' ? [reason('similar_name', 'A similar name')] : []),
  ]
}

/** What was named comes first, then the oldest due date. */
const spread = (left: Minor, open: readonly OpenInvoice[], chosen: ReadonlySet<string>) => {
  const order = [...open].sort(
    (a, b) =>
      Number(chosen.has(b.id)) - Number(chosen.has(a.id)) ||
      compareDates(a.dueDate, b.dueDate) ||
      compareText(a.number, b.number),
  )
  let rest = left
  const invoices = order.flatMap(({ id, number, balance }) => {
    const amount = minMinor(rest, balance)
    rest -= amount
    return amount > 0n ? [{ id, number, amount }] : []
  })
  return { invoices, rest }
}

const reason = (clue: Clue, text: string): Reason => ({ clue, points: points[clue], text })

const ranked = (reasons: Reason[]): Ranked => ({
  score: Math.min(
    surest,
    reasons.reduce((sum, { points: each }) => sum + each, 0),
  ),
  reasons: reasons.sort((a, b) => b.points - a.points),
})

const keyOf = (suggestion: Suggestion): string =>
  suggestion.kind === 'payment' ? `0 ${suggestion.number}` : `1 ${suggestion.name} ${suggestion.person}`

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
