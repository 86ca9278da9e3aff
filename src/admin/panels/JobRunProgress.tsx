'use client'

import { sentence, statusBadge } from '../text/status.ts'
import { Progress } from '../ui/Progress.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import type { JobRunState } from './use-job-run.ts'

/** Bar, counts and errors of a job. */
export const JobRunProgress = ({ jobRun }: { jobRun: JobRunState | undefined }) => {
  const status = jobRun?.status ?? 'queued'
  const counts = Object.entries(jobRun?.counts ?? {})
  const errors = jobRun?.errors ?? []
  return (
    <div className="fh-panel fh-job">
      <div className="fh-panel__head">
        <StatusBadge {...statusBadge(status)} />
      </div>
      <Progress
        isDone={status === 'done'}
        label={progressLabel(status)}
        processed={jobRun?.processed ?? 0}
        total={jobRun?.total}
      />
      <dl className="fh-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{sentence(name)}</dt>
            <dd className="fh-number">{count}</dd>
          </div>
        ))}
      </dl>
      {errors.map(
        ({ message }) =>
          message && (
            <p className="fh-field__problem" key={message}>
              {message}
            </p>
          ),
      )}
    </div>
  )
}

const progressLabel = (status: string): string => {
  if (status === 'done') return 'Finished'
  if (status === 'failed' || status === 'dead') return 'Stopped'
  return status === 'running' ? 'Working…' : 'Waiting for its turn…'
}
