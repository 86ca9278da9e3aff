'use client'

import { useEffect, useState } from 'react'
import { apiRequest } from '../api/request.ts'
import type { JobProgressData } from '../live/live-events.ts'
import { useLiveEvent } from '../live/use-live.ts'

export type JobRunState = JobProgressData & { counts?: Record<string, number>; errors?: { message?: string }[] | null }

const pollMs = 3_000

/** How far a job is: told by the socket, and asked for every 3 s until it is over. */
export const useJobRun = (id: string | undefined, known?: JobRunState): JobRunState | undefined => {
  const [latest, setLatest] = useState<JobRunState>()
  const current = latest?.id === id ? latest : known
  const isOver = isJobOver(current)

  useLiveEvent(({ name, data }) => {
    if (name !== 'job.progress' || !id || data.id !== id) return
    const merge = (): void => setLatest((before) => ({ ...before, ...data }))
    // The event tells how far; what came of it is read under the user's own rights.
    if (isJobOver(data)) void readRun(id).then(setLatest, merge)
    else merge()
  })

  useEffect(() => {
    if (!id || isOver) return undefined
    const controller = new AbortController()
    const read = (): Promise<void> =>
      readRun(id, controller.signal).then(
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

const readRun = (id: string, signal?: AbortSignal): Promise<JobRunState> =>
  apiRequest<JobRunState>({ path: `/job-runs/${id}?depth=0`, signal })

export const isJobOver = (jobRun: JobRunState | undefined): boolean =>
  jobRun?.status === 'done' || jobRun?.status === 'failed' || jobRun?.status === 'dead'
