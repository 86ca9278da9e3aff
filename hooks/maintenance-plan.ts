import type { CollectionBeforeValidateHook } from 'payload'
import { addDays, isCalendarDate, todayIn } from '../src/domain/calendar.ts'
import { now } from '../src/platform/clock.ts'
import { validationError } from '../src/platform/errors.ts'

const pastDays = 366
const futureDays = 3_660

/** A date that is far in the past would make a request for every date since. @throws 400 */
export const checkPlanDate: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const next: unknown = data?.nextDate
  if (!isCalendarDate(next) || next === originalDoc?.nextDate) return data
  const today = todayIn('UTC', now())
  if (next < addDays(today, -pastDays))
    throw validationError('The next date is more than a year in the past.', 'nextDate')
  if (next > addDays(today, futureDays))
    throw validationError('The next date is more than ten years ahead.', 'nextDate')
  return data
}
