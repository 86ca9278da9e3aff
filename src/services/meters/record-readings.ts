import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { defaultJumpFactor, type ReadingKind } from '../../domain/meter.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { type KnownMeter, lockMeters } from './lock-meters.ts'
import { judgeReadings, type JudgedReading } from './judge-readings.ts'
import { refreshMeters } from './refresh-meters.ts'

export type NewReading = {
  /** id of the meter */
  meter: string
  readingDate: string
  value: number
  /** default: actual */
  kind?: ReadingKind
  /** id of a document */
  photo?: string | null
  note?: string | null
  /** takes a reading that looks wrong as it is */
  confirm?: boolean
}

export type ReadingResult = {
  /** place among the rows that were given */
  index: number
  status: 'accepted' | 'questioned' | 'refused'
  /** of the row of `meter-readings`; not for one that was refused */
  id?: string
  consumption?: number
  /** why it looks wrong */
  doubt?: string
  /** why it is refused; 409 for a day that has a reading, else 400 */
  problem?: { message: string; path: keyof NewReading; status: 400 | 409 }
}

type Record = {
  req: PayloadRequest
  company: string
  rows: readonly NewReading[]
  source?: 'entry' | 'import' | 'system'
  /** judges the rows and writes nothing */
  dryRun?: boolean
  /** the projects that the caller is limited to: meters elsewhere do not exist for him */
  projects?: readonly string[]
}

/**
 * Records readings of any number of meters, in any order, by a handful of statements; the meters are locked meanwhile.
 * When one row is refused none is written, and the results say why: the caller decides what becomes of that. A row that
 * looks wrong is written as `questioned`, unless it says `confirm`.
 */
export const recordReadings = ({
  req,
  company,
  rows,
  source = 'entry',
  dryRun = false,
  projects,
}: Record): Promise<ReadingResult[]> =>
  withTransaction(req, async (tx) => {
    const meters = await lockMeters(tx, { company, ids: rows.map(({ meter }) => meter), rows, projects })
    const photos = await knownPhotos(tx, company, rows)
    const judged = judgeReadings({ rows, meters, photos, ...(await settingsOf(tx, company)) })
    const isRefused = judged.some(({ problem }) => problem)
    if (dryRun || isRefused) return judged.map((row) => resultOf(row))
    const written = judged.map((row) => ({ ...row, id: randomUUID() }))
    await writeReadings({ req, tx, company, source, rows: written, meters })
    return written.map((row) => resultOf(row, row.id))
  })

const resultOf = ({ index, problem, doubt, consumption, status }: JudgedReading, id?: string): ReadingResult => ({
  index,
  status: problem ? 'refused' : status,
  ...(id && { id }),
  ...(!problem && { consumption: consumption.toNumber() }),
  ...(doubt && { doubt }),
  ...(problem && { problem }),
})

type Write = {
  req: PayloadRequest
  tx: Tx
  company: string
  source: string
  rows: (JudgedReading & { id: string })[]
  meters: ReadonlyMap<string, KnownMeter>
}

const writeReadings = async ({ req, tx, company, source, rows }: Write): Promise<void> => {
  const at = now().toISOString()
  await insertRows(
    tx,
    'meter_readings',
    rows.map(({ id, row, consumption, status, doubt }) => ({
      id,
      company_id: company,
      meter_id: row.meter,
      reading_date: row.readingDate,
      value: row.value,
      consumption: consumption.toNumber(),
      kind: row.kind ?? 'actual',
      source,
      photo_id: row.photo ?? null,
      note: row.note?.trim() || null,
      doubt: doubt ?? null,
      recorded_by_id: req.user?.id ?? null,
      status,
      created_at: at,
      updated_at: at,
    })),
  )
  await refreshMeters(tx, { company, meters: rows.map(({ row }) => row.meter), since: earliestOf(rows) })
  await recordAudit({
    req,
    rows: rows.map(({ id, row, status, doubt }) => ({
      action: 'create',
      entity: 'meter-readings',
      entityId: id,
      company,
      after: { meter: row.meter, readingDate: row.readingDate, value: row.value, status, ...(doubt && { doubt }) },
    })),
  })
}

const earliestOf = (rows: readonly JudgedReading[]): string =>
  rows.reduce((first, { row }) => (row.readingDate < first ? row.readingDate : first), '9999-12-31')

const knownPhotos = async (tx: Tx, company: string, rows: readonly NewReading[]): Promise<Set<string>> => {
  const ids = [...new Set(rows.flatMap(({ photo }) => (photo ? [photo] : [])))]
  if (ids.length === 0) return new Set()
  const found = await tx.query<{ id: string }>(
    'select id from documents where company_id = $1 and id::text = any($2) and deleted_at is null',
    [company, ids],
  )
  return new Set(found.map(({ id }) => id))
}

const settingsOf = async (tx: Tx, company: string): Promise<{ today: string; jumpFactor: number }> => {
  const [row] = await tx.query<{ timezone: string; factor: number }>(
    'select timezone, meter_jump_factor::float8 as factor from companies where id = $1',
    [company],
  )
  return { today: todayIn(row?.timezone ?? 'UTC', now()), jumpFactor: row?.factor ?? defaultJumpFactor }
}
