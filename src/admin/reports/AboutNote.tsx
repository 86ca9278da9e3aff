import { aboutAmount } from '../../domain/about-amount.ts'
import { amountText } from '../text/amount.ts'
import { dateText } from '../text/date.ts'
import type { ReportData } from './report-data.ts'

/** What a report is about, in words for paper; the worth of a foreign total is only ever about. */
export const AboutNote = ({ report }: { report: ReportData }) => {
  const { filters, currency, about, totals, columns } = report
  const last = columns.findLast(({ kind }) => kind === 'money')
  const total = last && totals?.cells[last.key]
  return (
    <p className="fh-quiet">
      {filters.from ? `${dateText(filters.from)} to ${dateText(filters.to)}` : `On ${dateText(filters.to)}`}, in{' '}
      {currency}.
      {about && typeof total === 'number' && (
        <>
          {' '}
          The total is about{' '}
          {amountText(Number(aboutAmount({ minor: BigInt(total), currency, ...about })), about.quote)}, at {about.rate}{' '}
          since {dateText(about.validFrom)}.
        </>
      )}
    </p>
  )
}
