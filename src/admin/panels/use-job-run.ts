'use client'

import { useEffect, useState } from 'react'
import { apiRequest } from '../api/request.ts'
import type { JobProgressData } from '../live/live-events.ts'
import { useLiveEvent } from '../live/use-live.ts'

export type JobRunState = JobProgressData & { errors?: { message?: string }[] | null }

const pollMs = 3_000

/** How far a job is: told by the socket, and asked for every 3 s until it is over. */
export const useJobRun = (id: string | undefined, known?: JobRunState): JobRunState | undefined => {
  const [latest, setLatest] = useState<JobRunState>()
  const current = latest?.id === id ? latest : known
  const isOver = isJobOver(current)

  useLiveEvent(({ name, data }) => {
    if (name === 'job.progress' && id && data.id === id) setLatest((before) => ({ ...before, ...data }))
  })

  useEffect(() => {
    if (!id || isOver) return undefined
    const controller = new AbortController()
    const read = (): Promise<void> =>
      apiRequest<JobRunState>({ path: `/job-runs/${id}?depth=0`, signal: controller.signal }).then(
        (found) => setLatest(found),
        // The next turn asks again.
        () => undefined,
      )
    void read()
    const timer = setInterval(() => void read(), pollMs)
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [id, isOver])

  return id ? current : undefined
}

export const isJobOver = (jobRun: JobRunState | undefined): boolean =>
  jobRun?.status === 'done' || jobRun?.status === 'failed' || jobRun?.status === 'dead'
