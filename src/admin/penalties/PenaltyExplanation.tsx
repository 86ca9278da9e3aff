'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { type ExplainedRow, ExplanationRows } from './ExplanationRows.tsx'
import { policyText, type PolicyTerms, reasonText } from './policy-text.ts'

type Explanation = {
  asOf: string
  invoice: { number: string; currency: string }
  policy: (PolicyTerms & { name: string; version: number }) | null
  reason: string | null
  totalMinor: number
  chargedMinor: number
  differenceMinor: number
  rows: ExplainedRow[]
}

/** How a policy comes to what it charges on the late invoice: days, balances, and why other days charge nothing. */
export const PenaltyExplanation = () => {
  const { data: shown } = useDocumentInfo()
  const [asOf, setAsOf] = useState('')
  const late = shown?.overdueInvoice as { id?: string } | string | null | undefined
  const invoice = typeof late === 'object' ? late?.id : late
  const query = asOf ? `&asOf=${asOf}` : ''
  const path = invoice ? `/finance/penalties/explain?limit=1&invoice=${invoice}${query}` : null
  const { data, error } = useApi<Explanation>(path, useLiveVersion())
  if (!invoice) return null
  return (
    <section className="fh-panel">
      <div className="fh-panel__head fh-line">
        <b>How it is worked out</b>
        <label className="fh-narrow">
          <span className="fh-quiet">Up to </span>
          <input onChange={({ target }) => setAsOf(target.value)} type="date" value={asOf || (data?.asOf ?? '')} />
        </label>
      </div>
      <ErrorNote error={error} />
      {!data && !error && <div className="fh-skeleton fh-skeleton--table" />}
      {data?.policy && (
        <p>
          {data.policy.name}, version {data.policy.version}: {policyText(data.policy)}.
        </p>
      )}
      {data?.reason && (
        <p className="fh-quiet">
          {data.invoice.number} charges nothing: {reasonText(data.reason)}
        </p>
      )}
      {data && !data.reason && (
        <>
          <ExplanationRows currency={data.invoice.currency} rows={data.rows} />
          <dl className="fh-counts">
            <Figure currency={data.invoice.currency} label="By the policy" minor={data.totalMinor} />
            <Figure currency={data.invoice.currency} label="Charged so far" minor={data.chargedMinor} />
            <Figure currency={data.invoice.currency} label="The next run changes" minor={data.differenceMinor} />
          </dl>
        </>
      )}
    </section>
  )
}

const Figure = ({ label, minor, currency }: { label: string; minor: number; currency: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <Amount currency={currency} minor={minor} />
    </dd>
  </div>
)
