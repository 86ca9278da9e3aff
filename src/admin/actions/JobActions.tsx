'use client'

import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { apiRequest, failureEntries } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAction } from './use-action.ts'

/** Starts a job again that gave up. */
export const JobActions = () => {
  const { id, data } = useDocumentInfo()
  const { can } = usePermissions()
  const { error, isBusy, start } = useAction()
  const router = useRouter()
  if (!id || data?.status !== 'dead' || !can('system.jobs.retry')) return null

  const retry = (): void =>
    start(async () => {
      await apiRequest({ method: 'POST', path: `/job-runs/${id}/retry` })
      toast.success('The job is queued again.')
      router.refresh()
    })

  return (
    <div className="fh-actions">
      {error !== undefined && (
        <span className="fh-field__problem" role="alert">
          {failureEntries(error)
            .entries.map(({ message }) => message)
            .join(' ')}
        </span>
      )}
      <Button disabled={isBusy} margin={false} onClick={retry} size="small" type="button">
        {isBusy ? 'Queuing…' : 'Retry'}
      </Button>
    </div>
  )
}
