'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { JobRunProgress } from './JobRunProgress.tsx'
import { useJobRun } from './use-job-run.ts'

/** The live progress on the page of a job. */
export const JobProgress = () => {
  const { id, data } = useDocumentInfo()
  const jobRun = useJobRun(id ? String(id) : undefined, data)
  return <JobRunProgress jobRun={jobRun} />
}
