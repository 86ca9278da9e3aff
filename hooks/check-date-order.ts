import type { CollectionBeforeValidateHook } from 'payload'
import { isCalendarDate } from '../src/domain/calendar.ts'
import { validationError } from '../src/platform/errors.ts'

/** The end of a term is not before its start. */
export const checkDateOrder =
  (from: string, to: string): CollectionBeforeValidateHook =>
  ({ data, originalDoc }) => {
    const start: unknown = data?.[from] ?? originalDoc?.[from]
    const end: unknown = data && to in data ? data[to] : originalDoc?.[to]
    if (isDate(start) && isDate(end) && end < start) {
      throw validationError('The end cannot be before the start.', to)
    }
    return data
  }

// What is no date is refused by its own field.
const isDate = (value: unknown): value is string => typeof value === 'string' && isCalendarDate(value)
