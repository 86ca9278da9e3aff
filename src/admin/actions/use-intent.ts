'use client'

import { useEffect, useState } from 'react'
import type { IntentStatus } from '../../domain/intent.ts'
import { apiRequest } from '../api/request.ts'
import { useLiveEvent } from '../live/use-live.ts'
import { intentView, isIntentStatus } from '../text/intent.ts'

export type Intent = {
  id: string
  status: IntentStatus
  reference?: string
  phone?: string
  amountMinor?: number
  currency?: string
  failureReason?: string | null
  payment?: string | null
}

const pollMs = 3_000

/**
 * The latest state of a payment request: told by the socket, and asked for every 3 s until it is final, so that a
 * broken line hides nothing.
 */
export const useIntent = (started: Intent | undefined): Intent | undefined => {
  const [latest, setLatest] = useState<Intent>()
  const current = latest?.id === started?.id ? latest : started
  const id = current?.id
  const isWaiting = current !== undefined && !intentView(current.status).isFinal
  const [asked, setAsked] = useState(0)

  useLiveEvent(({ name, data }) => {
    if (name === 'intent.updated' && id && data.id === id) setAsked((count) => count + 1)
  })

  useEffect(() => {
    if (!id || (!isWaiting && asked === 0)) return undefined
    const controller = new AbortController()
    const read = (): Promise<void> =>
      apiRequest<Intent>({ path: `/finance/intents/${id}`, signal: controller.signal }).then(
        (found) => void (isIntentStatus(found.status) && setLatest(found)),
        // The next turn asks again.
        () => undefined,
      )
    if (asked > 0) void read()
    const timer = isWaiting ? setInterval(() => void read(), pollMs) : undefined
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [id, isWaiting, asked])

  return current
}
