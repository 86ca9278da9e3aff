'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { addPeriods, monthOf } from '../../domain/calendar.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { periodText } from '../text/date.ts'
import { JobRunProgress } from '../panels/JobRunProgress.tsx'
import { isJobOver, useJobRun } from '../panels/use-job-run.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { BillingPreview, type Preview } from './BillingPreview.tsx'
import { useAction } from './use-action.ts'

type BillingRunDialogProps = { canRun: boolean; onClose: () => void }

/** Month -> preview -> run with its progress. */
export const BillingRunDialog = ({ canRun, onClose }: BillingRunDialogProps) => {
  const months = useMonths()
  const [period, setPeriod] = useState(months.current)
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey)
  const [preview, setPreview] = useState<Preview>()
  const [jobRunId, setJobRunId] = useState<string>()
  const jobRun = useJobRun(jobRunId)
  const { error, isBusy, start, clearError } = useAction()
  const router = useRouter()

  const choose = (chosen: string): void => {
    setPeriod(chosen)
    setPreview(undefined)
    setIdempotencyKey(newIdempotencyKey())
    clearError()
  }
  const showPreview = (): void =>
    start(async () =>
      setPreview(
        await apiRequest<Preview>({
          method: 'POST',
          path: '/finance/billing-runs?limit=50',
          body: { period, dryRun: true },
        }),
      ),
    )
  const run = (): void =>
    start(async () => {
      const body = { period, dryRun: false }
      const started = await apiRequest<{ jobRun: string }>({
        method: 'POST',
        path: '/finance/billing-runs',
        body,
        idempotencyKey,
      })
      setJobRunId(started.jobRun)
    })
  const close = (): void => {
    if (jobRunId) router.refresh()
    onClose()
  }

  const invoices = preview?.summary.invoices ?? 0
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={close} type="button">
            {jobRunId ? 'Close' : 'Cancel'}
          </Button>
          {!jobRunId && !preview && (
            <Button disabled={isBusy} margin={false} onClick={showPreview} type="button">
              {isBusy ? 'Calculating…' : 'Preview'}
            </Button>
          )}
          {!jobRunId && preview && canRun && (
            <Button disabled={isBusy || invoices === 0} margin={false} onClick={run} type="button">
              {isBusy ? 'Starting…' : `Bill ${invoices} ${invoices === 1 ? 'lease' : 'leases'}`}
            </Button>
          )}
        </>
      }
      isBusy={isBusy}
      isWide
      onClose={close}
      onSubmit={() => !preview && !jobRunId && showPreview()}
      title="Run billing"
    >
      <Labelled
        hint={
          jobRunId && !isJobOver(jobRun)
            ? 'It goes on when this window is closed.'
            : 'What was billed before is never billed again.'
        }
        htmlFor="billing-period"
        label="Month"
      >
        <select
          disabled={isBusy || Boolean(jobRunId)}
          id="billing-period"
          onChange={({ target }) => choose(target.value)}
          value={period}
        >
          {months.all.map((month) => (
            <option key={month} value={month}>
              {periodText(month)}
            </option>
          ))}
        </select>
      </Labelled>
      {jobRunId ? (
        <div className="fh-preview">
          <JobRunProgress jobRun={jobRun} />
        </div>
      ) : (
        <BillingPreview canRun={canRun} preview={preview} />
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}

const monthsBack = 12

/** The coming month down to a year ago. */
const useMonths = () => {
  const current = monthOf(useToday())
  return { current, all: Array.from({ length: monthsBack + 2 }, (_, index) => addPeriods(current, 1 - index)) }
}
