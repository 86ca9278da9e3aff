import { setTimeout as sleep } from 'node:timers/promises'

import type { Book, CallbackAttempt, Charge } from './book.ts'

const attempts = 4

/** `note` hears of every attempt about something else than a charge. */
type Message = { url: string; body: unknown; charge?: Charge; note?: (attempt: CallbackAttempt) => void }

/**
 * Posts callbacks like the gateway: JSON over HTTP, again on anything but a 2xx, each attempt noted on the charge.
 * @param retryMs wait before the second attempt; doubled for each further one
 */
export const createCallbackSender = ({ book, retryMs }: { book: Book; retryMs: number }) => {
  const stop = new AbortController()

  const post = async (url: string, body: unknown): Promise<{ status: number | null; error: string | null }> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'SasaPay-Simulator' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]),
      })
      await response.arrayBuffer()
      return { status: response.status, error: null }
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : 'failed' }
    }
  }

  const deliver = async ({ url, body, charge, note }: Message): Promise<boolean> => {
    for (let attempt = 1; attempt <= attempts && !stop.signal.aborted; attempt += 1) {
      const result = await post(url, body)
      if (stop.signal.aborted) return false
      const noted = { at: new Date().toISOString(), attempt, ...result }
      note?.(noted)
      if (charge) {
        charge.callbacks.push(noted)
        book.save(charge)
      }
      if (result.status !== null && result.status >= 200 && result.status < 300) return true
      if (attempt < attempts) await pause(retryMs * 2 ** (attempt - 1))
    }
    return false
  }

  /** Resolves early when the simulator stops. */
  const pause = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined)
  }

  return {
    pause,
    stopped: (): boolean => stop.signal.aborted,
    stop: (): void => stop.abort(),
    /** @returns whether every copy was accepted in the end */
    async send(message: Message & { copies?: number }): Promise<boolean> {
      const copies = Array.from({ length: message.copies ?? 1 }, () => deliver(message))
      return (await Promise.all(copies)).every(Boolean)
    },
  }
}

export type CallbackSender = ReturnType<typeof createCallbackSender>
