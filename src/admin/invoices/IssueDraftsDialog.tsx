'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { JobRunProgress } from '../panels/JobRunProgress.tsx'
import { useJobRun } from '../panels/use-job-run.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useRequestKey } from './use-request-key.ts'

type IssueDraftsDialogProps = { drafts: number; canSend: boolean; onClose: () => void }

/** Issues all drafts that are dated up to today, with the progress of the job. */
export const IssueDraftsDialog = ({ drafts, canSend, onClose }: IssueDraftsDialogProps) => {
  const [send, setSend] = useState(false)
  const idempotencyKey = useRequestKey(String(send))
  const [jobRunId, setJobRunId] = useState<string>()
  const jobRun = useJobRun(jobRunId)
  const { error, isBusy, start } = useAction()
  const router = useRouter()

  const issue = (): void =>
    start(async () => {
      const started = await apiRequest<{ jobRun: string }>({
        method: 'POST',
        path: '/finance/invoices/issue',
        body: { all: true, send },
        idempotencyKey,
      })
      setJobRunId(started.jobRun)
    })
  const close = (): void => {
    if (jobRunId) router.refresh()
    onClose()
  }
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={close} type="button">
            {jobRunId ? 'Close' : 'Cancel'}
          </Button>
          {!jobRunId && (
            <Button disabled={isBusy} margin={false} onClick={issue} type="button">
              {isBusy ? 'Starting…' : 'Issue them'}
            </Button>
          )}
        </>
      }
      isBusy={isBusy}
      onClose={close}
      onSubmit={() => !jobRunId && issue()}
      title="Issue drafts"
    >
      {jobRunId ? (
        <JobRunProgress jobRun={jobRun} />
      ) : (
        <>
          <p>
            {drafts === 1 ? 'There is one draft.' : `There are ${drafts} drafts.`} Those dated up to today get their
            numbers and go into the books; the others stay.
          </p>
          {canSend && (
            <label className="fh-check">
              <input checked={send} onChange={({ target }) => setSend(target.checked)} type="checkbox" /> Send them to
              the payers by e-mail
            </label>
          )}
        </>
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}
