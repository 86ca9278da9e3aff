'use client'

import { useEffect, useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { type InvoiceDraft, pricedBody, type Totals } from './invoice-draft.ts'

const waitMs = 250

/** The totals as the server works them out, while one types; what is not whole yet has none. */
export const useTotals = (draft: Pick<InvoiceDraft, 'lines' | 'discount'>) => {
  const body = JSON.stringify(pricedBody(draft))
  const [state, setState] = useState<{ body: string; totals?: Totals; error?: unknown }>({ body: 'null' })

  useEffect(() => {
    if (body === 'null') return undefined
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const request = { method: 'POST', path: '/finance/invoices/totals', signal: controller.signal } as const
      apiRequest<Totals>({ ...request, body: JSON.parse(body) as unknown }).then(
        (totals) => setState({ body, totals }),
        (error: unknown) => {
          if (!controller.signal.aborted) setState({ body, error })
        },
      )
    }, waitMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [body])

  return { totals: body === 'null' ? undefined : state.totals, error: state.error, isCurrent: state.body === body }
}
