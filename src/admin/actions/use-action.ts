'use client'

import { useState } from 'react'

/** Runs one call at a time and keeps what went wrong for the reader. */
export const useAction = () => {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const run = async (action: () => Promise<void>): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    setError(undefined)
    try {
      await action()
    } catch (problem) {
      setError(problem)
    } finally {
      setIsBusy(false)
    }
  }

  /** For an event handler, which takes no promise. */
  const start = (action: () => Promise<void>): void => void run(action)

  return { error, isBusy, start, clearError: () => setError(undefined) }
}
