import type { SettlementProposal } from '../../services/inspections/deposit-settlement.ts'
import { Amount } from '../ui/Amount.tsx'

export type Settlement = SettlementProposal

/** What would become of a deposit, line by line. */
export const SettlementLines = ({ settlement }: { settlement: Settlement }) => {
  const { currency, lines, refundMinor, owedMinor } = settlement
  return (
    <table className="fh-table fh-settlement">
      <caption className="fh-quiet">Deposit, as it stands now</caption>
      <tbody>
        {lines.map(({ kind, description, amountMinor }, index) => (
          // two lines may say the same
          <tr key={`${kind}${index}`}>
            <td>{description}</td>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={amountMinor} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{owedMinor > 0 ? 'The tenant still owes' : 'To be refunded (proposal)'}</th>
          <td>
            <Amount className="fh-cell-right" currency={currency} minor={owedMinor > 0 ? owedMinor : refundMinor} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
