import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { withTransaction } from '../../db/transaction.ts'
import { estimateOf } from '../../domain/meter.ts'
import { AppError, conflict, validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { lockMeters } from './lock-meters.ts'
import { type NewReading, recordReadings, type ReadingResult } from './record-readings.ts'

type Enter = { req: PayloadRequest; company: string; reading: NewReading }

/**
 * Records one reading of a meter.
 * @throws 400 for a reading that cannot be, 409 for a day that has one
 */
export const enterReading = async ({ req, company, reading }: Enter): Promise<ReadingResult> => {
  const [result] = await recordReadings({ req, company, rows: [reading] })
  return refuseRefused(result)
}

type EnterMany = { req: PayloadRequest; company: string; readings: readonly NewReading[] }

/**
 * Records the readings of a round: all of them, or none when one cannot be.
 * @throws 400 with one entry per wrong reading
 */
export const enterReadings = async ({
  req,
  company,
  readings,
}: EnterMany): Promise<{ accepted: number; questioned: number; results: ReadingResult[] }> => {
  const projects = await projectsIn(req, company)
  const results = await recordReadings({ req, company, rows: readings, projects })
  const refused = results.flatMap(({ index, problem }) =>
    problem ? [{ message: problem.message, path: `readings.${index}.${problem.path}` }] : [],
  )
  if (refused.length > 0) {
    throw new AppError({
      status: 400,
      code: 'VALIDATION',
      message: `Nothing was recorded: ${refused.length} of ${readings.length} readings cannot be.`,
      data: { errors: refused },
    })
  }
  const questioned = results.filter(({ status }) => status === 'questioned').length
  return { accepted: results.length - questioned, questioned, results }
}

type Estimate = { req: PayloadRequest; company: string; meter: string; date?: string }

/**
 * Records what a meter probably shows, where nobody could read it; the next reading corrects it.
 * @throws 409 without two readings to estimate from
 */
export const estimateReading = ({
  req,
  company,
  meter,
  date,
}: Estimate): Promise<ReadingResult & { readingDate: string; value: number }> =>
  withTransaction(req, async (tx) => {
    const readingDate = date ?? (await companySettings(req.payload, company)).today
    const meters = await lockMeters(tx, { company, ids: [meter], rows: [{ meter, readingDate }] })
    const stands = meters.get(meter)?.stands ?? []
    if (stands.some((stand) => stand.date > readingDate)) {
      throw conflict('There are later readings: what the meter showed between them needs no estimate.', {
        path: 'date',
      })
    }
    const value = estimateOf(
      readingDate,
      stands.filter((stand) => stand.date < readingDate),
    )
    if (!value) {
      throw conflict('There is nothing to estimate from yet: read the meter at least once after it was installed.')
    }
    const row = { meter, readingDate, value: value.toNumber(), kind: 'estimated' as const }
    const [result] = await recordReadings({ req, company, rows: [row], source: 'system' })
    return { ...refuseRefused(result), readingDate, value: row.value }
  })

/** A problem of the only row, as the error of a form with its fields. */
const refuseRefused = (result: ReadingResult | undefined): ReadingResult => {
  if (!result) throw new Error('A reading was given, and none was judged.')
  const { problem } = result
  if (!problem) return result
  if (problem.status === 409) throw conflict(problem.message, { path: problem.path })
  throw validationError(problem.message, problem.path)
}
