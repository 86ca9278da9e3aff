'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { ProjectChoice } from '../leases/ProjectChoice.tsx'
import { live } from '../live/live-store.ts'
import { JobRunProgress } from '../panels/JobRunProgress.tsx'
import { isJobOver, useJobRun } from '../panels/use-job-run.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

type Started = { batch: string; jobRun: string }
type BuildDialogProps = {
  /** only of this owner */
  owner?: { id: string; name: string }
  onClose: () => void
}

/** Builds the statements of all owners up to a day, or of one, and leads to the batch. */
export const BuildDialog = ({ owner, onClose }: BuildDialogProps) => {
  const today = useToday()
  const [toDate, setToDate] = useState(today)
  const [project, setProject] = useState('')
  const [idempotencyKey] = useState(newIdempotencyKey)
  const [started, setStarted] = useState<Started>()
  const jobRun = useJobRun(started?.jobRun)
  const { error, isBusy, start } = useAction()
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin
  const isOver = isJobOver(jobRun)

  const build = (): void =>
    start(async () => {
      const body = { toDate, ...(project && { project }), ...(owner && { persons: [owner.id] }) }
      setStarted(await apiRequest<Started>({ method: 'POST', path: '/finance/payouts/build', body, idempotencyKey }))
    })
  const close = (): void => {
    if (started) {
      live.bumpVersion()
      router.refresh()
    }
    onClose()
  }
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={close} type="button">
            {started ? 'Close' : 'Cancel'}
          </Button>
          {!started && (
            <Button disabled={isBusy || !toDate} margin={false} onClick={build} type="button">
              {isBusy ? 'Starting…' : 'Build'}
            </Button>
          )}
          {started && isOver && (
            <Button el="link" margin={false} to={`${adminRoute}/collections/payout-batches/${started.batch}`}>
              Review the batch
            </Button>
          )}
        </>
      }
      isBusy={isBusy}
      onClose={close}
      onSubmit={() => !started && toDate && build()}
      title={owner ? `Statement for ${owner.name}` : 'Build owner statements'}
    >
      {started ? (
        <JobRunProgress jobRun={jobRun} />
      ) : (
        <>
          <Labelled
            hint="What was collected later, or late for an earlier month, comes on the next one."
            htmlFor="build-to"
            label="Up to"
          >
            <input
              id="build-to"
              max={today}
              onChange={({ target }) => setToDate(target.value)}
              type="date"
              value={toDate}
            />
          </Labelled>
          <ProjectChoice onChange={setProject} value={project} />
          <p className="fh-quiet">
            Nothing is settled twice. An owner who would get nothing, or less than the smallest payout, is carried to
            the next time.
          </p>
        </>
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}
