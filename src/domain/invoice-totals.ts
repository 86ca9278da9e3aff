import { Decimal } from 'decimal.js'
import { allocateByWeight, applyRate, FULL_BPS, type Minor, multiply, sumMinor } from './money.ts'

export type InvoiceLineInput = {
  /** Zero or more; fractions allowed (12.5 m³). */
  quantity: Decimal.Value
  /** Minor units per unit, zero or more. */
  unitAmount: Minor
  /** Basis points, zero or more; 1600 = 16 %. */
  taxRateBps: number
}

export type InvoiceDiscount = { kind: 'percent'; bps: number } | { kind: 'fixed'; amount: Minor }

/** Minor units. On a line and on the whole invoice: total = net − discount + tax. */
export type LineTotals = {
  /** round(unit × quantity), before discount. */
  net: Minor
  discount: Minor
  tax: Minor
  total: Minor
}

export type InvoiceTotals = {
  lines: LineTotals[]
  /** Σ net. */
  subtotal: Minor
  discount: Minor
  tax: Minor
  total: Minor
}

/**
 * The one formula of an invoice. subtotal = Σ round(unit × quantity); discount = round(subtotal × rate) or fixed; tax =
 * Σ per rate round((lines − their share of the discount) × rate); total = subtotal − discount + tax. Half away from
 * zero; discount and tax are spread over the lines by largest remainder, so every column adds up to its total.
 * @throws RangeError for a negative quantity, unit amount or rate, and for a discount below zero or above the subtotal
 */
export const invoiceTotals = ({
  lines,
  discount = { kind: 'fixed', amount: 0n },
}: {
  lines: readonly InvoiceLineInput[]
  discount?: InvoiceDiscount
}): InvoiceTotals => {
  const nets = lines.map(netOf)
  const subtotal = sumMinor(nets)
  const discountTotal = discountOf(subtotal, discount)
  const discounts = spread(discountTotal, nets)
  const charges = nets.map((net, index) => net - (discounts[index] ?? 0n))
  const taxes = taxPerLine({ charges, rates: lines.map(({ taxRateBps }) => taxRateBps) })

  const totals = nets.map((net, index): LineTotals => {
    const [charge = 0n, tax = 0n] = [charges[index], taxes[index]]
    return { net, discount: net - charge, tax, total: charge + tax }
  })
  const tax = sumMinor(taxes)
  return { lines: totals, subtotal, discount: discountTotal, tax, total: subtotal - discountTotal + tax }
}

const netOf = ({ quantity, unitAmount, taxRateBps }: InvoiceLineInput): Minor => {
  if (unitAmount < 0n || new Decimal(quantity).lessThan(0)) {
    throw new RangeError('Quantity and unit amount cannot be negative; use a discount or a credit note')
  }
  if (taxRateBps < 0) throw new RangeError('A tax rate cannot be negative')
  return multiply(unitAmount, quantity)
}

const discountOf = (subtotal: Minor, discount: InvoiceDiscount): Minor => {
  if (discount.kind === 'percent' && (discount.bps < 0 || discount.bps > FULL_BPS)) {
    throw new RangeError('A discount lies between 0 and 100 %')
  }
  const amount = discount.kind === 'percent' ? applyRate(subtotal, discount.bps) : discount.amount
  if (amount < 0n || amount > subtotal) throw new RangeError('A discount lies between zero and the subtotal')
  return amount
}

// Rounded once per rate, as the tax return sums it; then shared among the lines of that rate.
const taxPerLine = ({ charges, rates }: { charges: readonly Minor[]; rates: readonly number[] }): Minor[] => {
  const taxes = charges.map(() => 0n)
  for (const rate of new Set(rates)) {
    const weights = charges.map((charge, index) => (rates[index] === rate ? charge : 0n))
    const shares = spread(applyRate(sumMinor(weights), rate), weights)
    shares.forEach((share, index) => (taxes[index] = (taxes[index] ?? 0n) + share))
  }
  return taxes
}

const spread = (amount: Minor, weights: readonly Minor[]): Minor[] =>
  amount === 0n ? weights.map(() => 0n) : allocateByWeight(amount, weights)
