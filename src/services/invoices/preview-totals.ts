import { minorToNumber } from '../../domain/money.ts'
import { validationError } from '../../platform/errors.ts'
import { discountOf, type InvoiceInput, type LineInput } from './check-invoice.ts'
import { totalInvoice } from './total-invoice.ts'

type Priced = Pick<InvoiceInput, 'discountBps' | 'discountMinor'> & {
  lines: Pick<LineInput, 'quantity' | 'unitAmountMinor' | 'taxRateBps'>[]
}

/** What an editor shows while one types: the totals that writing the invoice would give. @throws 400 */
export const previewTotals = (input: Priced) => {
  if (input.lines.length === 0) throw validationError('Add at least one line.', 'lines')
  const totals = totalInvoice({
    lines: input.lines.map(({ quantity, unitAmountMinor, taxRateBps = 0 }) => ({
      quantity,
      unitAmountMinor: BigInt(unitAmountMinor),
      taxRateBps,
    })),
    discount: discountOf(input),
  })
  return {
    subtotalMinor: minorToNumber(totals.subtotal),
    discountMinor: minorToNumber(totals.discount),
    taxMinor: minorToNumber(totals.tax),
    totalMinor: minorToNumber(totals.total),
    lines: totals.lines.map(({ net, discount, tax, total }) => ({
      netMinor: minorToNumber(net),
      discountMinor: minorToNumber(discount),
      taxMinor: minorToNumber(tax),
      totalMinor: minorToNumber(total),
    })),
  }
}
