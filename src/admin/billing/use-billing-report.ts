'use client'

import { useEffect, useState } from 'react'
import type { BillingReport } from '../../services/billing/billing-report.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveEvent } from '../live/use-live.ts'

const pollMs = 2_000

type Asked = { id: string; reason: string; page: number }

/** The report of a run: read again while it runs, and as soon as the socket says that it went on. */
export const useBillingReport = ({ id, reason, page }: Asked) => {
  const [version, setVersion] = useState(0)
  const query = new URLSearchParams({ limit: '50', page: String(page), ...(reason && { reason }) })
  const state = useApi<BillingReport>(`/finance/billing-runs/${id}?${query}`, version)
  const isOver = state.data !== undefined && !['queued', 'running'].includes(state.data.run.status)
  useLiveEvent(({ name, data }) => {
    if (name === 'job.progress' && data.id === id) setVersion((count) => count + 1)
  })
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setVersion((count) => count + 1), pollMs)
    return () => clearInterval(timer)
  }, [isOver])
  return { ...state, isOver }
}
