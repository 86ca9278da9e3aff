'use client'

import { useSyncExternalStore } from 'react'

const stepMs = 60_000

const everyMinute = (onChange: () => void): (() => void) => {
  const timer = setInterval(onChange, stepMs)
  return () => clearInterval(timer)
}
const thisMinute = (): number => Math.floor(Date.now() / stepMs) * stepMs

/** The present minute, milliseconds; undefined until the page is alive, where the reader's clock is not known. */
export const useNow = (): number | undefined =>
  useSyncExternalStore<number | undefined>(everyMinute, thisMinute, () => undefined)
