const dayMs = 86_400_000
const hourMs = 3_600_000

/** 'in 6 days', 'in 3 hours', 'ended': how long something still lasts. */
export const timeLeftText = (until: unknown, now: number): string | undefined => {
  const end = typeof until === 'string' ? Date.parse(until) : Number.NaN
  if (Number.isNaN(end)) return undefined
  const left = end - now
  if (left <= 0) return 'over'
  if (left < hourMs) return 'within the hour'
  const [count, unit] = left < 2 * dayMs ? [Math.round(left / hourMs), 'hour'] : [Math.round(left / dayMs), 'day']
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`
}
