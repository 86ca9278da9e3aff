'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { addPeriods, monthOf } from '../../domain/calendar.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { periodText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { type BillingPreviewData, BillingPreview } from './BillingPreview.tsx'
import { BillingReport } from './BillingReport.tsx'
import { BillingRuns } from './BillingRuns.tsx'

const monthsBack = 12

/** Choose a month, look at every invoice before it is written, run, and read what was billed and what was left out. */
export const BillingPage = () => {
  const { can } = usePermissions()
  const current = monthOf(useToday())
  const [period, setPeriod] = useState(current)
  const [preview, setPreview] = useState<BillingPreviewData>()
  const [run, setRun] = useState<string>()
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey)
  const { error, isBusy, start, clearError } = useAction()

  const show = (month: string, id?: string): void => {
    setPeriod(month)
    setPreview(undefined)
    setRun(id)
    setIdempotencyKey(newIdempotencyKey())
    clearError()
  }
  const read = (page: number): void =>
    start(async () => {
      setPreview(
        await apiRequest<BillingPreviewData>({
          method: 'POST',
          path: `/finance/billing-runs?limit=50&page=${page}`,
          body: { period, dryRun: true },
        }),
      )
      setRun(undefined)
    })
  const bill = (): void =>
    start(async () => {
      const { jobRun } = await apiRequest<{ jobRun: string }>({
        method: 'POST',
        path: '/finance/billing-runs',
        body: { period, dryRun: false },
        idempotencyKey,
      })
      show(period, jobRun)
    })
  const invoices = preview?.summary.invoices ?? 0
  return (
    <>
      <div className="fh-report__head">
        <h1>Billing</h1>
        <div className="fh-report__filters">
          <label className="fh-narrow">
            <span>Month</span>
            <select disabled={isBusy} onChange={({ target }) => show(target.value)} value={period}>
              {Array.from({ length: monthsBack + 2 }, (_, index) => addPeriods(current, 1 - index)).map((month) => (
                <option key={month} value={month}>
                  {periodText(month)}
                </option>
              ))}
            </select>
          </label>
          <Button
            buttonStyle={preview ? 'secondary' : 'primary'}
            disabled={isBusy}
            margin={false}
            onClick={() => read(1)}
            type="button"
          >
            {isBusy && !preview ? 'Calculating…' : 'Preview'}
          </Button>
          {preview && can('finance.billing.run') && (
            <Button disabled={isBusy || invoices === 0} margin={false} onClick={bill} type="button">
              {isBusy ? 'Working…' : `Bill ${invoices} ${invoices === 1 ? 'invoice' : 'invoices'}`}
            </Button>
          )}
        </div>
      </div>
      <ErrorNote error={error} />
      {preview && <BillingPreview canRun={can('finance.billing.run')} onPage={read} preview={preview} />}
      {run && <BillingReport id={run} key={run} />}
      {!preview && !run && (
        <p className="fh-quiet">
          The preview shows every invoice before anything is written. What was billed before is never billed again.
        </p>
      )}
      <BillingRuns chosen={run} onChoose={({ id, period: month }) => show(month, id)} />
    </>
  )
}
