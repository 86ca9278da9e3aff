'use client'

import { useCallback, useEffect, useState } from 'react'
import { apiRequest } from './request.ts'

type State<T> = { data?: T; error?: unknown }

/**
 * Reads a path of the API, again when the path or `version` changes. The last data stay until the next ones are there,
 * so that nothing jumps.
 * @param path null reads nothing
 */
export const useApi = <T>(path: string | null, version: number | string = 0) => {
  const [state, setState] = useState<State<T>>({})
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (path === null) return undefined
    const controller = new AbortController()
    apiRequest<T>({ path, signal: controller.signal }).then(
      (data) => setState({ data }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState(({ data }) => ({ data, error }))
      },
    )
    return () => controller.abort()
  }, [path, version, attempt])

  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  return { ...state, reload, isLoading: path !== null && state.data === undefined && state.error === undefined }
}
