import { Amount } from '../ui/Amount.tsx'
import type { Totals } from './invoice-draft.ts'

type TotalsTableProps = { totals: Totals | undefined; currency: string; isCurrent: boolean }

/** What the lines come to; grey while a newer answer is on its way. */
export const TotalsTable = ({ totals, currency, isCurrent }: TotalsTableProps) => (
  <table aria-busy={!isCurrent} aria-live="polite" className="fh-table fh-invoice-totals">
    <tbody>
      <TotalRow currency={currency} label="Subtotal" minor={totals?.subtotalMinor} />
      <TotalRow currency={currency} label="Discount" minor={totals && -totals.discountMinor} />
      <TotalRow currency={currency} label="Tax" minor={totals?.taxMinor} />
    </tbody>
    <tfoot>
      <TotalRow currency={currency} label="Total" minor={totals?.totalMinor} />
    </tfoot>
  </table>
)

const TotalRow = ({ label, minor, currency }: { label: string; minor: number | undefined; currency: string }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>
      <Amount className="fh-cell-right" currency={currency} minor={minor === 0 ? 0 : minor} />
    </td>
  </tr>
)
