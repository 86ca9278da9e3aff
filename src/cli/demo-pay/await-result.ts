import type { Api } from './api-client.ts'
import type { Callback, Intent, List } from './documents.ts'
import type { LiveEvents } from './live-events.ts'
import type { Ending } from './scenarios.ts'

type AwaitResult = { api: Api; events: LiveEvents; intent: Intent; ending: Ending; timeoutMs: number }

export type Result = { intent: Intent; callbacks: Callback[]; heard: string[] }

const settled = ['succeeded', 'failed', 'expired']

/** Waits until the request is settled: woken by the company's events, and asking every second in case none comes. */
export const awaitResult = async ({ api, events, intent, ending, timeoutMs }: AwaitResult): Promise<Result> => {
  const deadline = Date.now() + timeoutMs
  const requestId = await gatewayRequestOf(api, intent.id)
  for (;;) {
    const current = await api.get<Intent>(`/finance/intents/${intent.id}`)
    const callbacks = requestId ? await callbacksOf(api, requestId) : []
    // A forged callback settles nothing: that it was turned away is the result.
    const isTurnedAway = ending === 'undecided' && callbacks.some(({ status }) => status === 'ignored')
    if (settled.includes(current.status) || isTurnedAway || Date.now() > deadline) {
      const heard = events.seen
        .filter(({ data }) => data.id === intent.id || data.id === current.payment)
        .map(({ event }) => event)
      return { intent: current, callbacks, heard: [...new Set(heard)] }
    }
    await events.next(Math.min(1_000, Math.max(0, deadline - Date.now())))
  }
}

const gatewayRequestOf = async (api: Api, intent: string): Promise<string | undefined> =>
  (await api.get<{ gatewayRequestId?: string }>(`/payment-intents/${intent}`)).gatewayRequestId

const callbacksOf = async (api: Api, requestId: string): Promise<Callback[]> =>
  (
    await api.get<List<Callback>>('/callback-inbox', {
      'where[dedupKey][like]': requestId,
      sort: 'receivedAt',
      limit: 10,
    })
  ).docs
