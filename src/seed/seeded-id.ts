import { createHash } from 'node:crypto'

/** A UUID that follows from a text (version 5 in form): the same row has the same id in every seeded database. */
export const seededId = (...parts: (string | number)[]): string => {
  const hex = createHash('sha256')
    .update(`freehold/${parts.join('/')}`)
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
