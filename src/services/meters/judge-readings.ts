import { Decimal } from 'decimal.js'
import { isCalendarDate } from '../../domain/calendar.ts'
import { consumptionSince, doubtAbout, placingProblem, type Stand, valueProblem } from '../../domain/meter.ts'
import type { KnownMeter } from './lock-meters.ts'
import type { NewReading, ReadingResult } from './record-readings.ts'

export type JudgedReading = {
  index: number
  row: NewReading
  status: 'accepted' | 'questioned'
  consumption: Decimal
  doubt?: string
  problem?: ReadingResult['problem']
}

type Judge = {
  rows: readonly NewReading[]
  meters: ReadonlyMap<string, KnownMeter>
  photos: ReadonlySet<string>
  today: string
  /** times the usual consumption */
  jumpFactor: number
}

/** Holds new readings against what the meters showed, each meter in the order of the days. What is accepted counts for the next. */
export const judgeReadings = ({ rows, meters, photos, today, jumpFactor }: Judge): JudgedReading[] => {
  const stands = new Map([...meters].map(([id, meter]) => [id, [...meter.stands]]))
  const days = new Map([...meters].map(([id, meter]) => [id, new Set(meter.days)]))
  return rows
    .map((row, index) => ({ row, index }))
    .toSorted((a, b) => (a.row.readingDate < b.row.readingDate ? -1 : a.row.readingDate > b.row.readingDate ? 1 : 0))
    .map(({ row, index }): JudgedReading => {
      const meter = meters.get(row.meter)
      const known = stands.get(row.meter) ?? []
      const earlier = known.filter(({ date, kind }) => date < row.readingDate || isStart(kind, date, row.readingDate))
      const later = known.filter(({ date }) => date > row.readingDate)
      const problem =
        problemOf({ row, meter, today, photos }) ??
        dayProblem(days.get(row.meter), row) ??
        placeProblem({ row, earlier, later })
      if (problem) return { index, row, status: 'accepted', consumption: new Decimal(0), problem }
      const doubt =
        row.kind === 'estimated'
          ? undefined
          : doubtAbout({ date: row.readingDate, value: row.value, earlier, jumpFactor })
      const status = doubt && !row.confirm ? 'questioned' : 'accepted'
      days.get(row.meter)?.add(row.readingDate)
      if (status === 'accepted') {
        const stand: Stand = { date: row.readingDate, value: row.value, kind: row.kind ?? 'actual' }
        stands.set(row.meter, [...earlier, stand, ...later])
      }
      return { index, row, status, consumption: consumptionSince(row.value, earlier.at(-1)), doubt }
    })
    .toSorted((a, b) => a.index - b.index)
}

/** On the day of the installation the meter may be read again. */
const isStart = (kind: string, date: string, on: string): boolean => kind === 'initial' && date === on

const refuse = (path: keyof NewReading, message: string, status: 400 | 409 = 400): ReadingResult['problem'] => ({
  path,
  message,
  status,
})

type Row = { row: NewReading; meter: KnownMeter | undefined; today: string; photos: ReadonlySet<string> }

const problemOf = ({ row, meter, today, photos }: Row): ReadingResult['problem'] => {
  if (!meter) return refuse('meter', 'The meter does not exist.')
  if (meter.status !== 'active' && row.readingDate > (meter.removedOn ?? '')) {
    return refuse('meter', `The meter ${meter.identifier} is ${meter.status}: read the one that is there now.`, 409)
  }
  if (!isCalendarDate(row.readingDate)) return refuse('readingDate', 'Enter a date that exists, as YYYY-MM-DD.')
  if (row.readingDate > today) return refuse('readingDate', 'This day has not come yet.')
  if (row.readingDate < meter.installedOn) {
    return refuse('readingDate', `The meter was installed on ${meter.installedOn}.`)
  }
  const wrong = valueProblem(row.value)
  if (wrong) return refuse('value', wrong)
  if (row.photo && !photos.has(row.photo)) return refuse('photo', 'The chosen document does not exist.')
  return undefined
}

const dayProblem = (days: ReadonlySet<string> | undefined, row: NewReading): ReadingResult['problem'] =>
  days?.has(row.readingDate)
    ? refuse('readingDate', `The meter has a reading of ${row.readingDate} already.`, 409)
    : undefined

type Place = { row: NewReading; earlier: readonly Stand[]; later: readonly Stand[] }

const placeProblem = ({ row, earlier, later }: Place): ReadingResult['problem'] => {
  // An estimate is between its neighbours by how it is made.
  if (row.kind === 'estimated') return undefined
  const message = placingProblem({ date: row.readingDate, value: row.value, earlier, later })
  return message ? refuse('value', message) : undefined
}
