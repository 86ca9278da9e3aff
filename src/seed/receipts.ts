import type { CalendarDate } from '../domain/calendar.ts'
import type { Chance } from './chance.ts'

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A receipt as M-PESA writes it: year, month and day in one character each, then seven by chance. */
export const receiptOn = (date: CalendarDate, chance: Chance): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const head = `${signs[10 + ((year - 2006) % 26)]}${signs[9 + month]}${signs[day]}`
  return head + Array.from({ length: 7 }, () => signs[chance.whole(0, 35)]).join('')
}
