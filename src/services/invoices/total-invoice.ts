import { type InvoiceTotals, invoiceTotals } from '../../domain/invoice-totals.ts'
import { minorToNumber } from '../../domain/money.ts'
import { validationError } from '../../platform/errors.ts'
import type { NewDiscount, NewLine } from './new-invoice.ts'

type Priced = {
  lines: readonly Pick<NewLine, 'quantity' | 'unitAmountMinor' | 'taxRateBps'>[]
  discount?: NewDiscount | null
}

/** What an invoice comes to, by the one formula. @throws 400 for a discount above the subtotal and for amounts out of range */
export const totalInvoice = ({ lines, discount }: Priced): InvoiceTotals => {
  try {
    const totals = invoiceTotals({
      lines: lines.map(({ quantity, unitAmountMinor, taxRateBps }) => ({
        quantity,
        unitAmount: unitAmountMinor,
        taxRateBps,
      })),
      discount: discountOf(discount),
    })
    // every part is below one of these
    minorToNumber(totals.subtotal)
    minorToNumber(totals.total)
    return totals
  } catch (error) {
    if (error instanceof RangeError) throw validationError(`${error.message}.`, discount ? 'discount' : 'lines')
    throw error
  }
}

const discountOf = (discount: NewDiscount | null | undefined) => {
  if (!discount) return undefined
  return 'bps' in discount
    ? ({ kind: 'percent', bps: discount.bps } as const)
    : ({ kind: 'fixed', amount: discount.amountMinor } as const)
}
