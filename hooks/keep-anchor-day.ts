import type { CollectionBeforeChangeHook } from 'payload'

/** A series keeps the day of the month on which it was set to begin, whatever short months do to single dates. */
export const keepAnchorDay: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { nextDate } = data as { nextDate?: unknown }
  const before = (originalDoc as { nextDate?: unknown } | undefined)?.nextDate
  if (typeof nextDate !== 'string' || nextDate === before) return data
  return { ...data, anchorDay: Number(nextDate.slice(8, 10)) }
}
