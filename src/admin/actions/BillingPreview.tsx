'use client'

import { amountText } from '../text/amount.ts'
import { sentence } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'

export type Preview = {
  summary: {
    leases: number
    invoices: number
    totalMinor: number
    currency: string
    skipped: { reason: string; count: number }[]
  }
  docs: {
    contract: string
    number?: string
    unit?: string
    person?: string
    currency?: string
    lines: { description: string; amountMinor: number }[]
    totalMinor: number
  }[]
}

/** What the run would bill, in a frame of a fixed height. */
export const BillingPreview = ({ preview, canRun }: { preview: Preview | undefined; canRun: boolean }) => (
  <div className="fh-preview">
    {preview ? (
      <Outcome canRun={canRun} preview={preview} />
    ) : (
      <p className="fh-quiet">The preview shows every invoice before anything is written.</p>
    )}
  </div>
)

const Outcome = ({ preview: { summary, docs }, canRun }: { preview: Preview; canRun: boolean }) => (
  <>
    <p className="fh-preview__headline">
      {summary.invoices === 0
        ? 'Nothing to bill in this month.'
        : `${summary.invoices} ${summary.invoices === 1 ? 'invoice' : 'invoices'} over ${amountText(summary.totalMinor, summary.currency)}`}
    </p>
    <p className="fh-quiet">
      {[
        `${summary.leases} leases looked at`,
        ...summary.skipped.map(({ reason, count }) => `${count} × ${sentence(reason).toLowerCase()}`),
      ].join(' · ')}
    </p>
    {docs.length > 0 && (
      <table className="fh-table">
        <thead>
          <tr>
            <th>Lease</th>
            <th>Lines</th>
            <th className="fh-cell-right">Total</th>
          </tr>
        </thead>
        <tbody>
          {docs.map(({ contract, number, unit, person, lines, currency, totalMinor }) => (
            <tr key={`${contract}${totalMinor}`}>
              <td>
                {[unit, person].filter(Boolean).join(', ') || number}
                <div className="fh-quiet">{number}</div>
              </td>
              <td>
                {lines.map(({ description, amountMinor }) => (
                  <div className="fh-line" key={description}>
                    <span>{description}</span>
                    <Amount currency={currency ?? summary.currency} minor={amountMinor} />
                  </div>
                ))}
              </td>
              <td>
                <Amount className="fh-cell-right" currency={currency ?? summary.currency} minor={totalMinor} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {docs.length < summary.invoices && <p className="fh-quiet">The first {docs.length} are shown.</p>}
    {!canRun && <p className="fh-quiet">You may preview a billing run, but not start one.</p>}
  </>
)
