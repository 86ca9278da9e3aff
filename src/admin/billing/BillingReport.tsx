'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { BillingReport as Report } from '../../services/billing/billing-report.ts'
import { Pager } from '../panels/Pager.tsx'
import { periodText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Progress } from '../ui/Progress.tsx'
import { reasonText } from './reason-text.ts'
import { useBillingReport } from './use-billing-report.ts'

/** How far a run is, what it billed, and what it left out and why. */
export const BillingReport = ({ id }: { id: string }) => {
  const [reason, setReason] = useState('')
  const [page, setPage] = useState(1)
  const { data, error, isOver } = useBillingReport({ id, reason, page })
  if (!data) return error ? <ErrorNote error={error} /> : <div className="fh-skeleton fh-skeleton--table" />
  const { run, skipped } = data
  return (
    <section aria-label="Report of the run">
      <h2>{periodText(run.period)}</h2>
      <Progress
        isDone={run.status === 'done'}
        label={labelOf(run.status)}
        processed={run.processed}
        total={run.total}
      />
      {(run.errors ?? []).map(({ message }) => (
        <p className="fh-field__problem" key={message}>
          {message}
        </p>
      ))}
      <Billed run={run} />
      {skipped.length > 0 && (
        <label className="fh-narrow">
          <span>Left out</span>
          <select
            onChange={({ target }) => {
              setReason(target.value)
              setPage(1)
            }}
            value={reason}
          >
            <option value="">All reasons</option>
            {skipped.map((each) => (
              <option key={each.reason} value={each.reason}>
                {reasonText(each.reason)} ({each.count})
              </option>
            ))}
          </select>
        </label>
      )}
      {isOver && skipped.length === 0 && <p className="fh-quiet">Nothing was left out.</p>}
      <SkipTable docs={data.docs} />
      <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />
    </section>
  )
}

const labelOf = (status: string): string => {
  if (status === 'done') return 'Finished'
  if (status === 'queued') return 'Waiting for its turn…'
  return status === 'running' ? 'Working…' : 'Stopped: start the month again, it goes on with what is missing'
}

const Billed = ({ run }: { run: Report['run'] }) => {
  const adminRoute = useConfig().config.routes.admin
  if (run.billed.length === 0) return run.status === 'done' ? <p>Nothing was billed.</p> : null
  return (
    <div className="fh-report__figures">
      {run.billed.map(({ currency, invoices, totalMinor }) => (
        <div className="fh-report__figure" key={currency}>
          <Link
            href={`${adminRoute}/collections/invoices?where[or][0][and][0][billingRun][equals]=${run.id}`}
            prefetch={false}
          >
            {invoices} {invoices === 1 ? 'invoice' : 'invoices'}
          </Link>
          <span className="fh-figure">
            <Amount currency={currency} minor={totalMinor} />
          </span>
        </div>
      ))}
    </div>
  )
}

const SkipTable = ({ docs }: { docs: Report['docs'] }) => {
  const collections = `${useConfig().config.routes.admin}/collections`
  if (docs.length === 0) return null
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <thead>
          <tr>
            <th>Unit</th>
            <th>Whom</th>
            <th>Lease</th>
            <th>Why</th>
          </tr>
        </thead>
        <tbody>
          {docs.map(({ id, unit, unitId, person, contract, number, detail }) => (
            <tr key={id}>
              <td className="fh-nowrap">
                {unitId && (
                  <Link href={`${collections}/units/${unitId}`} prefetch={false}>
                    {unit}
                  </Link>
                )}
              </td>
              <td>{person}</td>
              <td className="fh-nowrap">
                {contract && (
                  <Link href={`${collections}/contracts/${contract}`} prefetch={false}>
                    {number}
                  </Link>
                )}
              </td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
