import { importPermissions } from '../../../access/import-access.ts'
import { countOf, dateOf, type ReadRow, textOf } from '../../../domain/imports/column.ts'
import { readingVariants } from '../../../domain/imports/reading-columns.ts'
import { conflict } from '../../../platform/errors.ts'
import { type NewReading, recordReadings } from '../../meters/record-readings.ts'
import { refreshMeters } from '../../meters/refresh-meters.ts'
import { defineKind, type Made } from '../kind.ts'

type Planned = { row: ReadRow; reading: NewReading }
type ReadingPlan = { planned: Planned[]; questioned: number }

/** What meters showed, by the number of the meter; judged and written as if somebody had entered it. */
export const readingImport = defineKind<ReadingPlan>({
  key: 'readings',
  label: 'Meter readings',
  permission: importPermissions.readings,
  project: 'none',
  isSelfAudited: true,
  variants: readingVariants,
  tables: [{ name: 'meter_readings', entity: 'meter-readings' }],
  check: async ({ req, tx, context: { company }, rows }) => {
    const numbers = rows.flatMap(({ values }) => textOf(values, 'meter') ?? [])
    const meters = await tx.query<{ id: string; identifier: string }>(
      `select id, lower(identifier) as identifier from meters
       where company_id = $1 and deleted_at is null and lower(identifier) in (select lower(unnest($2::text[])))`,
      [company, numbers],
    )
    const idOf = new Map(meters.map(({ id, identifier }) => [identifier, id]))
    const planned = rows.flatMap((row) => plan(row, idOf))
    const results = await recordReadings({
      req,
      company,
      rows: planned.map(({ reading }) => reading),
      source: 'import',
      dryRun: true,
    })
    for (const { index, problem } of results)
      if (problem)
        planned[index]?.row.problems.push({ column: columnOf[problem.path] ?? 'Reading', message: problem.message })
    return {
      planned: planned.filter(({ row }) => row.problems.length === 0),
      questioned: results.filter(({ status }) => status === 'questioned').length,
    }
  },
  preview: ({ planned, questioned }) => ({ counts: { readings: planned.length, questioned } }),
  write: async ({ req, context: { company }, plan: { planned } }) => {
    const results = await recordReadings({
      req,
      company,
      rows: planned.map(({ reading }) => reading),
      source: 'import',
    })
    const refused = results.find(({ problem }) => problem)
    if (refused)
      throw conflict(`Row ${planned[refused.index]?.row.number}: ${refused.problem?.message}`, { path: 'rows' })
    return new Map(
      results.map(({ index, id = '' }): [number, Made[]] => [
        planned[index]?.row.number ?? 0,
        [{ in: 'meter_readings', id, label: planned[index]?.reading.readingDate ?? '' }],
      ]),
    )
  },
  beforeUndo: async ({ tx, company, made }) => {
    const [touched] = await tx.query<{ meters: string[] | null; since: string | null }>(
      `with ${made.sql}
       select array_agg(distinct r.meter_id) as meters, min(r.reading_date) as since
       from made m join meter_readings r on r.id = m.id`,
      [made.import],
    )
    return async () => {
      if (touched?.meters && touched.since)
        await refreshMeters(tx, { company, meters: touched.meters, since: touched.since })
    }
  },
})

const columnOf: Partial<Record<keyof NewReading, string>> = {
  meter: 'Meter',
  readingDate: 'Date',
  value: 'Reading',
  kind: 'Kind',
  note: 'Note',
}

const plan = (row: ReadRow, idOf: ReadonlyMap<string, string>): Planned[] => {
  const number = textOf(row.values, 'meter')
  const meter = idOf.get(number?.toLowerCase() ?? '')
  if (number && !meter) row.problems.push({ column: 'Meter', message: `There is no meter ${number}.` })
  const readingDate = dateOf(row.values, 'readingDate')
  const value = countOf(row.values, 'value')
  if (!meter || !readingDate || value === null || row.problems.length > 0) return []
  const kind = textOf(row.values, 'kind') === 'estimated' ? 'estimated' : 'actual'
  return [{ row, reading: { meter, readingDate, value, kind, note: textOf(row.values, 'note') } }]
}
