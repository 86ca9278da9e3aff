'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { PayoutView } from '../../services/payouts/payout-view.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { StatementLines } from './StatementLines.tsx'

/** The review of an owner statement: what it adds up to, project by project and line by line. */
export const PayoutReview = () => {
  const { id } = useDocumentInfo()
  const [version, setVersion] = useState(0)
  const reading = `${version} ${useLiveVersion()}`
  const { data, error } = useApi<PayoutView>(id ? `/finance/payouts/${id}` : null, reading)
  if (!data) return error ? <ErrorNote error={error} /> : <div className="fh-skeleton fh-skeleton--table" />
  return (
    <section className="fh-panel fh-statement">
      <div className="fh-panel__head">
        <StatusBadge {...statusBadge(data.status)} />
        <span className="fh-quiet">
          {data.fromDate ? `${dateText(data.fromDate)} to ${dateText(data.toDate)}` : `up to ${dateText(data.toDate)}`}
          {data.project ? `, ${data.project.name}` : ', all projects'}
        </span>
      </div>
      {data.status === 'rejected' && data.decisionReason && (
        <p className="fh-bad-text" role="status">
          Sent back: {data.decisionReason}
        </p>
      )}
      <Sums statement={data} />
      <Projects statement={data} />
      <StatementLines
        currency={data.currency}
        id={data.id}
        isEditable={data.status === 'draft' || data.status === 'rejected'}
        onChanged={() => setVersion((count) => count + 1)}
        version={reading}
      />
      <ErrorNote error={error} />
    </section>
  )
}

const Sums = ({ statement }: { statement: PayoutView }) => {
  const { currency, netMinor, paidMinor, underwayMinor, leftMinor } = statement
  const rows = [
    { label: 'Rent collected', minor: statement.collectedMinor },
    { label: 'Management fee', minor: statement.feeMinor },
    { label: 'Services', minor: statement.servicesMinor },
    { label: 'Expenses', minor: statement.expensesMinor },
    { label: 'Adjustments', minor: statement.adjustmentsMinor },
    { label: 'Withholding tax', minor: statement.withholdingMinor },
  ].filter(({ minor }, index) => index === 0 || minor !== 0)
  const after = [
    { label: 'Paid', minor: paidMinor },
    { label: 'On its way', minor: underwayMinor },
    { label: 'Left to pay', minor: leftMinor },
  ].filter(({ minor }) => minor !== 0 && minor !== netMinor)
  return (
    <table aria-label="What the statement adds up to" className="fh-table fh-statement__sums">
      <tbody>
        {rows.map(({ label, minor }) => (
          <SumRow currency={currency} key={label} label={label} minor={minor} />
        ))}
        <tr>
          <th scope="row">
            <strong>Net</strong>
          </th>
          <td>
            <strong>
              <Amount className="fh-cell-right" currency={currency} minor={netMinor} />
            </strong>
          </td>
        </tr>
        {after.map(({ label, minor }) => (
          <SumRow currency={currency} key={label} label={label} minor={minor} />
        ))}
        {statement.accruedMinor !== 0 && (
          <tr className="fh-quiet">
            <th scope="row">Billed, not collected yet</th>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={statement.accruedMinor} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const SumRow = ({ label, minor, currency }: { label: string; minor: number; currency: string }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>
      <Amount className="fh-cell-right" currency={currency} minor={minor} />
    </td>
  </tr>
)

const Projects = ({ statement: { projects, currency } }: { statement: PayoutView }) => {
  if (projects.length < 2) return null
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <thead>
          <tr>
            <th>Project</th>
            <th className="fh-cell-right">Collected</th>
            <th className="fh-cell-right">Net</th>
          </tr>
        </thead>
        <tbody>
          {projects.map(({ project, name, collectedMinor, totalMinor }) => (
            <tr key={project ?? 'none'}>
              <td>{name ?? 'Not of a project'}</td>
              <td>
                <Amount className="fh-cell-right" currency={currency} minor={collectedMinor} />
              </td>
              <td>
                <Amount className="fh-cell-right" currency={currency} minor={totalMinor} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
