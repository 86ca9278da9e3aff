/** Let and lettable unit-days; a unit that can be let for ten days has ten of them. */
export type UnitDays = { lettableDays: number; occupiedDays: number }

export type Occupancy = UnitDays & {
  vacantDays: number
  /** basis points, rounded half up; null where nothing could be let */
  occupancyBps: number | null
}

/** @throws RangeError when more days are let than could be */
export const occupancyOf = ({ lettableDays, occupiedDays }: UnitDays): Occupancy => {
  if (occupiedDays < 0 || occupiedDays > lettableDays)
    throw new RangeError(`${occupiedDays} of ${lettableDays} unit-days cannot be let`)
  return {
    lettableDays,
    occupiedDays,
    vacantDays: lettableDays - occupiedDays,
    occupancyBps: lettableDays === 0 ? null : Math.round((occupiedDays * 10_000) / lettableDays),
  }
}

/** The sum of parts: its rate follows from the days, never from the rates of the parts. */
export const totalOccupancy = (parts: readonly UnitDays[]): Occupancy =>
  occupancyOf({
    lettableDays: parts.reduce((sum, part) => sum + part.lettableDays, 0),
    occupiedDays: parts.reduce((sum, part) => sum + part.occupiedDays, 0),
  })
