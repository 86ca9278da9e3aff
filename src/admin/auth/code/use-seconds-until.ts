'use client'

import { useEffect, useState } from 'react'

/** Whole seconds left until a time of the browser's clock, counted down on screen; 0 once it has passed. */
export const useSecondsUntil = (until: number): number => {
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const tick = (): void => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }
    const timer = setInterval(tick, 500)
    tick()
    return () => clearInterval(timer)
  }, [until])

  return Math.max(0, Math.ceil((until - now) / 1_000))
}
