'use client'

import { Button, Link, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { JobRunProgress } from '../panels/JobRunProgress.tsx'
import { Pager } from '../panels/Pager.tsx'
import { useJobRun } from '../panels/use-job-run.ts'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { reasonText } from './policy-text.ts'

type PreviewDoc = {
  invoice: string
  number: string
  dueDate: string
  currency: string
  totalMinor: number
  differenceMinor: number
}
type Preview = {
  asOf: string
  summary: { invoices: number; differing: number; skipped: { reason: string; count: number }[] }
  docs: PreviewDoc[]
  page: number
  totalDocs: number
  totalPages: number
}

/** What a run would change, then the run with its progress. */
export const PenaltyRunDialog = ({ canRun, onClose }: { canRun: boolean; onClose: () => void }) => {
  const [page, setPage] = useState(1)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const [jobRunId, setJobRunId] = useState<string>()
  const jobRun = useJobRun(jobRunId)
  const action = useAction()
  const router = useRouter()
  const { data, error } = useApi<Preview>(jobRunId ? null : `/finance/penalties/preview?limit=10&page=${page}`)
  const close = (): void => {
    if (jobRunId) router.refresh()
    onClose()
  }
  const run = (): void =>
    action.start(async () => {
      const request = { method: 'POST', path: '/finance/penalties/runs', body: {}, idempotencyKey } as const
      setJobRunId((await apiRequest<{ jobRun: string }>(request)).jobRun)
    })
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={action.isBusy} margin={false} onClick={close} type="button">
            {jobRunId ? 'Close' : 'Cancel'}
          </Button>
          {!jobRunId && canRun && (
            <Button disabled={action.isBusy || !data} margin={false} onClick={run} type="button">
              {action.isBusy ? 'Starting…' : 'Bring up to date'}
            </Button>
          )}
        </>
      }
      isBusy={action.isBusy}
      isWide
      onClose={close}
      title="Penalties of overdue invoices"
    >
      {jobRunId ? (
        <JobRunProgress jobRun={jobRun} />
      ) : (
        <>
          {!data && !error && <div className="fh-skeleton fh-skeleton--table" />}
          {data && <Summary preview={data} />}
          {data && data.docs.length > 0 && <Rows docs={data.docs} />}
          {data && <Pager {...data} onPage={setPage} />}
        </>
      )}
      <ErrorNote error={action.error ?? error} />
    </Dialog>
  )
}

const Summary = ({ preview: { asOf, summary } }: { preview: Preview }) => (
  <>
    <p>
      {summary.differing === 0
        ? `Everything is up to date: ${summary.invoices} overdue invoices, up to ${dateText(asOf)}.`
        : `${summary.differing} of ${summary.invoices} overdue invoices change, up to ${dateText(asOf)}.`}
    </p>
    {summary.skipped.map(({ reason, count }) => (
      <p className="fh-quiet" key={reason}>
        {count} left alone: {reasonText(reason)}
      </p>
    ))}
  </>
)

const Rows = ({ docs }: { docs: readonly PreviewDoc[] }) => {
  const adminRoute = useConfig().config.routes.admin
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <thead>
          <tr>
            <th>Invoice</th>
            <th>Due</th>
            <th className="fh-cell-right">Penalty in all</th>
            <th className="fh-cell-right">Changes by</th>
          </tr>
        </thead>
        <tbody>
          {docs.map(({ invoice, number, dueDate, currency, totalMinor, differenceMinor }) => (
            <tr key={invoice}>
              <td>
                <Link href={`${adminRoute}/collections/invoices/${invoice}`} prefetch={false}>
                  {number}
                </Link>
              </td>
              <td className="fh-number">{dateText(dueDate)}</td>
              <td className="fh-cell-right">
                <Amount currency={currency} minor={totalMinor} />
              </td>
              <td className="fh-cell-right">
                <Amount currency={currency} minor={differenceMinor} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
