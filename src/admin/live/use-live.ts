'use client'

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { LiveEvent } from './live-events.ts'
import { live, type LiveState } from './live-store.ts'

/** Calls the latest listener for every live event while the component is on screen. */
export const useLiveEvent = (listener: (event: LiveEvent) => void): void => {
  const onEvent = useEffectEvent(listener)
  useEffect(() => live.onEvent((event) => onEvent(event)), [])
}

/** Changes when what belongs to the open document must be read again. */
export const useLiveVersion = (): number => useSyncExternalStore(live.onVersion, live.getVersion, () => 0)

export const useLiveState = (): LiveState => useSyncExternalStore(live.onState, live.getState, () => 'off')
