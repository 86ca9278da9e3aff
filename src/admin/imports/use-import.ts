'use client'

import { useCallback, useEffect, useState } from 'react'
import { apiRequest } from '../api/request.ts'

export type PreviewNode = { label: string; note?: string; isNew?: boolean; children?: PreviewNode[] }

export type ImportState = {
  id: string
  kind: string
  fileName: string
  status: 'checking' | 'ready' | 'invalid' | 'committing' | 'done' | 'failed' | 'undone'
  rows: number
  wrongRows: number
  skippedRows: number
  createdRows: number
  summary: { counts?: Record<string, number>; tree?: PreviewNode[]; sameAs?: string }
  failure: string | null
  progress: { processed: number; total: number } | null
  problems: { row: number; column: string; message: string }[]
}

const pollMs = 1_000

/** How an import stands; asked for every second while something runs. */
export const useImport = (id: string | undefined) => {
  const [state, setState] = useState<ImportState>()
  const [error, setError] = useState<unknown>()
  const isRunning = state?.status === 'checking' || state?.status === 'committing'

  const read = useCallback(
    (signal?: AbortSignal): Promise<void> =>
      apiRequest<ImportState>({ path: `/imports/${id}/progress`, signal }).then(
        (found) => {
          setState(found)
          setError(undefined)
        },
        (problem: unknown) => {
          if (!signal?.aborted) setError(problem)
        },
      ),
    [id],
  )

  useEffect(() => {
    if (!id) return undefined
    const controller = new AbortController()
    void read(controller.signal)
    const timer = isRunning ? setInterval(() => void read(controller.signal), pollMs) : undefined
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [id, isRunning, read])

  return { state, error, isRunning, setState, reload: () => void read() }
}
