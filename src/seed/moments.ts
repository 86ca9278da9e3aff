import type { CalendarDate } from '../domain/calendar.ts'
import { setClock } from '../platform/clock.ts'

/** An instant of a day in East Africa, which is at +03:00 all year. @param minute of the day, 0 to 1439 */
export const instantOn = (date: CalendarDate, minute: number): Date => {
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return new Date(`${date}T${time}:00+03:00`)
}

/** Does work as if it were done at that moment, so that history carries its own times. One at a time per process. */
export const workAt = async <T>(moment: Date, work: () => Promise<T>): Promise<T> => {
  setClock(() => moment)
  try {
    return await work()
  } finally {
    setClock()
  }
}
