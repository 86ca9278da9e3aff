'use client'

import { useSyncExternalStore } from 'react'
import type { Factor, PendingAnswer } from '../auth-api.ts'

/** A log-in that waits for its code. Times are those of the browser's clock, in milliseconds. */
export type Pending = {
  next: PendingAnswer['next']
  ticket: string
  factors: Factor[]
  sentTo?: string
  email?: string
  /** the page that started it; no other takes it over */
  page: string
  resendAt: number
  keptUntil: number
  /** the company whose portal the user is going to; the panel is not for him */
  portalOf?: string
}

const storageKey = 'freehold-pending'
// A new code can be asked for as long as the ticket lives; whether it still does the server knows.
const longestMs = 3_600_000
const listeners = new Set<() => void>()
let current: Pending | null | undefined

/** Kept for the tab, so that a reload asks for the code again and not for the password. */
export const pendingStore = {
  get: (): Pending | null => (current === undefined ? (current = read()) : current),
  set: (pending: Pending | null): void => {
    current = pending
    write(pending)
    listeners.forEach((listener) => listener())
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return (): void => void listeners.delete(listener)
  },
}

export const usePending = (page: string): Pending | null => {
  const pending = useSyncExternalStore(pendingStore.subscribe, pendingStore.get, () => null)
  return pending?.page === page ? pending : null
}

export type PendingAbout = Pick<Pending, 'email' | 'portalOf' | 'page'>

/** @param now milliseconds */
export const pendingOf = (answer: PendingAnswer, about: PendingAbout, now = Date.now()): Pending => ({
  next: answer.next,
  ticket: answer.ticket,
  factors: answer.factors?.length ? answer.factors : ['email_code'],
  sentTo: answer.sentTo,
  resendAt: now + (answer.resendInSeconds ?? 0) * 1_000,
  keptUntil: now + longestMs,
  email: about.email,
  page: about.page,
  portalOf: about.portalOf,
})

const read = (): Pending | null => {
  const pending = parse(storage()?.getItem(storageKey))
  return pending && pending.keptUntil > Date.now() ? pending : null
}

const write = (pending: Pending | null): void => {
  if (pending) storage()?.setItem(storageKey, JSON.stringify(pending))
  else storage()?.removeItem(storageKey)
}

// A browser that forbids storage throws on the bare name; the code step then lives as long as the page.
const storage = (): Storage | undefined => {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}

const parse = (text: string | null | undefined): Pending | null => {
  try {
    const value = JSON.parse(text ?? 'null') as Pending | null
    return typeof value?.ticket === 'string' && Array.isArray(value.factors) ? value : null
  } catch {
    return null
  }
}
