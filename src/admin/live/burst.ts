type Burst = { quietMs: number; longestMs: number; run: () => void }

/** Joins calls that come close together into one, and never lets a steady stream put it off for longer than `longestMs`. */
export const burst = ({ quietMs, longestMs, run }: Burst) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0

  const call = (): void => {
    const now = Date.now()
    if (timer === undefined) since = now
    clearTimeout(timer)
    timer = setTimeout(fire, Math.max(0, Math.min(quietMs, since + longestMs - now)))
  }
  const fire = (): void => {
    timer = undefined
    run()
  }
  const cancel = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  return { call, cancel }
}
