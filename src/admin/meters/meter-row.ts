/** A row of `meters` as the API gives it without its relations. */
export type MeterRow = {
  id: string
  identifier: string
  measure: string
  status: string
  initialReading: number
  installedOn: string
  lastReading?: number | null
  lastReadingDate?: string | null
  deletedAt?: string | null
}

/** What it showed last, or when it was installed. */
export const lastOf = ({ lastReading, lastReadingDate, initialReading, installedOn }: MeterRow) => ({
  value: lastReading ?? initialReading,
  date: lastReadingDate ?? installedOn,
})
