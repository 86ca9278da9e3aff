'use client'

import { useState } from 'react'
import { ApiFailure } from '../../api/request.ts'
import type { Factor } from '../auth-api.ts'
import { useSecondsUntil } from './use-seconds-until.ts'

export type CodeSource = {
  factors: Factor[]
  /** time of the browser's clock, ms */
  resendAt: number
  verify: (args: { factor: Factor; code: string }) => Promise<void>
  resend: () => Promise<void>
  /** The ticket is used or too old: the password has to be given again. */
  onGone: () => void
}

/** One try at a time, what came of it, and the waits that the server asks for. */
export const useCode = ({ factors, resendAt, verify, resend, onGone }: CodeSource) => {
  const [factor, setFactor] = useState<Factor>(factors[0] ?? 'email_code')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<unknown>()
  const [notice, setNotice] = useState('')
  const [lockedUntil, setLockedUntil] = useState(0)
  const [round, setRound] = useState(0)
  const lockedSeconds = useSecondsUntil(lockedUntil)
  const [heldUntil, setHeldUntil] = useState(0)
  const resendSeconds = useSecondsUntil(Math.max(resendAt, heldUntil))

  const attempt = async (action: () => Promise<void>, onWait: (until: number) => void): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(undefined)
    setError(undefined)
    setNotice('')
    try {
      await action()
    } catch (failure) {
      explain(failure, onWait)
    } finally {
      setIsBusy(false)
    }
  }
  const explain = (failure: unknown, onWait: (until: number) => void): void => {
    const status = failure instanceof ApiFailure ? failure.status : 0
    if (status === 410) return onGone()
    setRound((count) => count + 1)
    if (failure instanceof ApiFailure && status === 429 && failure.retryAfterSeconds) {
      onWait(Date.now() + failure.retryAfterSeconds * 1_000)
    } else if (failure instanceof ApiFailure && status === 400) setProblem(failure.message)
    else setError(failure)
  }

  return {
    factor,
    choose: (next: Factor): void => {
      setFactor(next)
      setProblem(undefined)
      setError(undefined)
      setNotice('')
    },
    isBusy,
    problem,
    error,
    notice,
    /** Changes when the input has to be emptied. */
    round,
    lockedSeconds,
    resendSeconds,
    submit: (code: string): void => {
      if (lockedSeconds === 0) void attempt(() => verify({ factor, code }), setLockedUntil)
    },
    resend: (): void =>
      void attempt(async () => {
        await resend()
        setRound((count) => count + 1)
        setNotice('A new code is on its way. The one before no longer works.')
      }, setHeldUntil),
  }
}

export type Code = ReturnType<typeof useCode>
