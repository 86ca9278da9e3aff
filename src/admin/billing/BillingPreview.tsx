'use client'

import type { BillingProposal, ProposedSkip } from '../../services/billing/preview-billing.ts'
import { Pager } from '../panels/Pager.tsx'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { reasonText } from './reason-text.ts'

export type BillingPreviewData = {
  summary: {
    leases: number
    units: number
    invoices: number
    totals: { currency: string; totalMinor: number }[]
    skipped: { reason: string; count: number }[]
  }
  docs: BillingProposal[]
  skips: ProposedSkip[]
  totalDocs: number
  totalPages: number
  page: number
}

type BillingPreviewProps = { preview: BillingPreviewData; canRun: boolean; onPage: (page: number) => void }

/** What the run would bill, invoice by invoice, and what it would leave out. */
export const BillingPreview = ({ preview, canRun, onPage }: BillingPreviewProps) => {
  const { summary, docs, skips } = preview
  return (
    <section aria-label="Preview">
      <div className="fh-report__figures">
        {summary.totals.map(({ currency, totalMinor }) => (
          <div className="fh-report__figure" key={currency}>
            <span className="fh-quiet">
              {summary.invoices} {summary.invoices === 1 ? 'invoice' : 'invoices'} over
            </span>
            <span className="fh-figure">
              <Amount currency={currency} minor={totalMinor} />
            </span>
            <span className="fh-quiet">
              {summary.leases} leases{summary.units > 0 && ` and ${summary.units} units of owners`} looked at
            </span>
          </div>
        ))}
      </div>
      {!canRun && <p className="fh-quiet">You may preview a billing run, but not start one.</p>}
      {docs.length === 0 ? (
        <p>Nothing to bill in this month.</p>
      ) : (
        <div className="fh-scroll">
          <table className="fh-table">
            <thead>
              <tr>
                <th>For</th>
                <th>Lines</th>
                <th>Due</th>
                <th className="fh-cell-right">Total</th>
              </tr>
            </thead>
            <tbody>
              {docs.map((doc) => (
                <ProposalRow doc={doc} key={`${doc.contract ?? doc.ownership}${doc.currency}`} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager onPage={onPage} page={preview.page} totalDocs={preview.totalDocs} totalPages={preview.totalPages} />
      <LeftOut counts={summary.skipped} skips={skips} />
    </section>
  )
}

const ProposalRow = ({ doc }: { doc: BillingProposal }) => (
  <tr>
    <td>
      {[doc.unit, doc.person].filter(Boolean).join(', ')}
      <div className="fh-quiet">{doc.number ?? 'Owner'}</div>
    </td>
    <td>
      {doc.lines.map(({ description, reason, amountMinor }) => (
        <div className="fh-line" key={description}>
          <span>
            {description} <span className="fh-quiet">{reason}</span>
          </span>
          <Amount currency={doc.currency} minor={amountMinor} />
        </div>
      ))}
      {doc.taxMinor > 0 && (
        <div className="fh-line">
          <span>Tax</span>
          <Amount currency={doc.currency} minor={doc.taxMinor} />
        </div>
      )}
    </td>
    <td className="fh-nowrap fh-number">{dateText(doc.dueDate)}</td>
    <td>
      <Amount className="fh-cell-right" currency={doc.currency} minor={doc.totalMinor} />
    </td>
  </tr>
)

type LeftOutProps = { counts: { reason: string; count: number }[]; skips: ProposedSkip[] }

const LeftOut = ({ counts, skips }: LeftOutProps) => {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  return (
    <details className="fh-left-out">
      <summary>
        Left out: {counts.map(({ reason, count }) => `${count} × ${reasonText(reason).toLowerCase()}`).join(' · ')}
      </summary>
      <table className="fh-table">
        <tbody>
          {skips.map(({ contract, unitId, unit, person, number, detail, reason }, index) => (
            // one lease may be there with several services
            <tr key={`${contract ?? unitId}${reason}${index}`}>
              <td>
                {[unit, person].filter(Boolean).join(', ')} <span className="fh-quiet">{number}</span>
              </td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {skips.length < all && <p className="fh-quiet">The first {skips.length} are shown.</p>}
    </details>
  )
}
