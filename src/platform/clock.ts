type Clock = () => Date

const systemClock: Clock = () => new Date()
let clock = systemClock

/** The only source of the present instant (UTC). */
export const now = (): Date => clock()

/** Replaces the clock in a test; call without an argument to return to the system's. */
export const setClock = (replacement: Clock = systemClock): void => {
  clock = replacement
}

/**
 * @param timeZone IANA name, e.g. Africa/Nairobi
 * @returns the calendar date there now, YYYY-MM-DD
 * @throws RangeError when the time zone is unknown
 */
export const todayIn = (timeZone: string): string => calendar(timeZone).format(now())

const calendars = new Map<string, Intl.DateTimeFormat>()

const calendar = (timeZone: string): Intl.DateTimeFormat => {
  const known = calendars.get(timeZone)
  if (known) return known
  const created = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  calendars.set(timeZone, created)
  return created
}
