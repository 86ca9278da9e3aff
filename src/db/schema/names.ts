import { createHash } from 'node:crypto'

const longestName = 63

/** A name that PostgreSQL keeps whole: what does not fit gives way to a hash of it, the suffix stays readable. */
export const constraintName = (...parts: string[]): string => {
  const full = parts.join('_')
  if (full.length <= longestName) return full
  const suffix = `_${createHash('sha256').update(full).digest('hex').slice(0, 8)}_${parts.at(-1)}`
  return `${full.slice(0, longestName - suffix.length)}${suffix}`
}
