'use client'

import { useEffect, useRef, useState } from 'react'
import { ApiFailure, failureEntries } from '../../api/request.ts'
import { useSecondsUntil } from '../code/use-seconds-until.ts'

/**
 * Sends a form once at a time. What the API says of a field goes beside the field, the rest below the form.
 * @param fields names of the form's fields, as the API names them in `path`
 */
export const useSubmit = (fields: readonly string[]) => {
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [own, setOwn] = useState<Record<string, string>>({})
  const [lockedUntil, setLockedUntil] = useState(0)
  const lockedSeconds = useSecondsUntil(lockedUntil)
  const { problems, rest } = split(failure, fields)

  // The reader goes to the first field that is wrong.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure, own])

  const run = async (action: () => Promise<void>): Promise<void> => {
    setIsBusy(true)
    setFailure(undefined)
    setOwn({})
    try {
      await action()
    } catch (problem) {
      setFailure(problem)
      if (problem instanceof ApiFailure && problem.status === 429 && problem.retryAfterSeconds)
        setLockedUntil(Date.now() + problem.retryAfterSeconds * 1_000)
    } finally {
      setIsBusy(false)
    }
  }

  return {
    form,
    isBusy,
    lockedSeconds,
    problems: { ...problems, ...own },
    error: lockedSeconds > 0 ? undefined : rest,
    /** Problems that the page itself finds: nothing is sent. */
    refuse: setOwn,
    start: (action: () => Promise<void>): void => {
      if (!isBusy && lockedSeconds === 0) void run(action)
    },
  }
}

const split = (failure: unknown, fields: readonly string[]) => {
  if (failure === undefined) return { problems: {}, rest: undefined }
  const { entries, requestId } = failureEntries(failure)
  const isField = (path: string | undefined): path is string => path !== undefined && fields.includes(path)
  const problems = Object.fromEntries(
    entries.flatMap(({ path, message }) => (isField(path) ? [[path, message] as const] : [])),
  )
  const others = entries.filter(({ path }) => !isField(path))
  if (others.length === 0) return { problems, rest: undefined }
  const status = failure instanceof ApiFailure ? failure.status : 0
  // The number of a request helps with our mistakes, not with those of the reader.
  return { problems, rest: new ApiFailure({ status, entries: others, ...(status >= 500 && { requestId }) }) }
}
