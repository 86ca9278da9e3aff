type Clock = () => Date

const systemClock: Clock = () => new Date()
let clock = systemClock

/** The only source of the present instant (UTC). */
export const now = (): Date => clock()

/** Replaces the clock, for tests and for writing a history; call without an argument to return to the system's. */
export const setClock = (replacement: Clock = systemClock): void => {
  clock = replacement
}
