import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'

/** Days that are alike, as the API explains them; amounts in minor units. */
export type ExplainedRow = {
  from: string
  to: string
  days: number
  state: string
  balanceMinor: number
  chargeMinor: number
  amountMinor: number
}

const why: Readonly<Record<string, string>> = {
  grace: 'Days of grace',
  settled: 'Nothing was owed',
  paused: 'Paused',
  between: 'The next charge comes later',
  capped: 'The most is reached',
  charged: 'Charged',
}

/** The table behind a penalty: days, what was owed, what each of them charges. */
export const ExplanationRows = ({ rows, currency }: { rows: readonly ExplainedRow[]; currency: string }) => (
  <div className="fh-scroll">
    <table className="fh-table">
      <thead>
        <tr>
          <th>Days</th>
          <th className="fh-cell-right">Number</th>
          <th className="fh-cell-right">Owed</th>
          <th className="fh-cell-right">Each</th>
          <th className="fh-cell-right">Penalty</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ from, to, days, state, balanceMinor, chargeMinor, amountMinor }) => (
          <tr key={from}>
            <td className="fh-number">{from === to ? dateText(from) : `${dateText(from)} – ${dateText(to)}`}</td>
            <td className="fh-cell-right fh-number">{days}</td>
            <td className="fh-cell-right">
              <Amount currency={currency} minor={balanceMinor} />
            </td>
            <td className="fh-cell-right">{chargeMinor > 0 && <Amount currency={currency} minor={chargeMinor} />}</td>
            <td className="fh-cell-right">{amountMinor > 0 && <Amount currency={currency} minor={amountMinor} />}</td>
            <td className={state === 'charged' ? undefined : 'fh-quiet'}>{why[state] ?? state}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
