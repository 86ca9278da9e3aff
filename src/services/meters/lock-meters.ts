import type { Tx } from '../../db/transaction.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import type { MeterStatus, ReadingKind, Stand } from '../../domain/meter.ts'

export type KnownMeter = {
  id: string
  identifier: string
  status: MeterStatus
  installedOn: string
  initialReading: string
  removedOn: string | null
  /** accepted readings around the new ones, in the order of their dates; the first is what it showed when installed */
  stands: Stand[]
  /** days that have a reading, whatever became of it but a rejection */
  days: Set<string>
}

type Lock = {
  company: string
  ids: readonly string[]
  rows: readonly { meter: string; readingDate: string }[]
  projects?: readonly string[]
}

type MeterRow = Omit<KnownMeter, 'stands' | 'days'>
type StandRow = { meter: string; date: string; value: string; kind: ReadingKind; status: string }

/** Locks meters against other readings and reads what is needed to judge new ones: two statements, however many. */
export const lockMeters = async (tx: Tx, { company, ids, rows, projects }: Lock): Promise<Map<string, KnownMeter>> => {
  const found = await tx.query<MeterRow>(LOCK, [company, [...new Set(ids)], projects ?? null])
  const since = new Map<string, string>()
  for (const { meter, readingDate } of rows) {
    const first = since.get(meter)
    if (isCalendarDate(readingDate) && (!first || readingDate < first)) since.set(meter, readingDate)
  }
  const asked = found.map(({ id, installedOn }) => ({ id, since: since.get(id) ?? installedOn }))
  const readings = await tx.query<StandRow>(AROUND, [company, JSON.stringify(asked), reachBack])
  const meters = new Map<string, KnownMeter>(
    found.map((row) => [
      row.id,
      { ...row, stands: [{ date: row.installedOn, value: row.initialReading, kind: 'initial' }], days: new Set() },
    ]),
  )
  for (const { meter, date, value, kind, status } of readings) {
    const known = meters.get(meter)
    known?.days.add(date)
    if (status === 'accepted') known?.stands.push({ date, value, kind })
  }
  return meters
}

/** Readings before the first new one that are read: enough for the average, with some estimates between. */
const reachBack = 12

const LOCK = `
  select id, identifier, status, installed_on as "installedOn", initial_reading as "initialReading",
         removed_on as "removedOn"
  from meters
  where company_id = $1 and id::text = any($2) and deleted_at is null and ($3::uuid[] is null or project_id = any($3))
  order by id for update`

const AROUND = `
  select r.meter_id as meter, r.reading_date as date, r.value, r.kind, r.status
  from jsonb_to_recordset($2::jsonb) as asked (id uuid, since text)
  cross join lateral (
    (select meter_id, reading_date, value, kind, status from meter_readings
     where company_id = $1 and meter_id = asked.id and status <> 'rejected' and reading_date >= asked.since)
    union all
    (select meter_id, reading_date, value, kind, status from meter_readings
     where company_id = $1 and meter_id = asked.id and status = 'accepted' and reading_date < asked.since
     order by reading_date desc limit $3)
  ) r
  order by r.meter_id, r.reading_date`
