import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { createReq, readQuery, withTransaction } from '../db/transaction.ts'
import { todayIn } from '../domain/calendar.ts'
import { now } from '../platform/clock.ts'
import { logger } from '../platform/logger.ts'
import { queueJobRun } from '../services/job-runs.ts'
import { emitMany } from '../services/outbox.ts'

/**
 * Starts the daily run over the leases of each company once its own day has begun.
 * @returns the number of runs started
 */
export const tickLeases = async ({ payload }: { payload: Payload }): Promise<number> => {
  const companies = await readQuery<CompanyRow>(payload, ACTIVE_COMPANIES, [])
  let started = 0
  for (const company of companies) {
    const today = todayOf(company)
    if (today && company.last !== today && (await startRun({ payload, company: company.id, today }))) started += 1
  }
  return started
}

type CompanyRow = { id: string; timezone: string; last: string | null }

/** One company's wrong time zone must not keep the others from their day. */
const todayOf = ({ id, timezone }: CompanyRow): string | undefined => {
  try {
    return todayIn(timezone, now())
  } catch (error) {
    logger.error({ err: error, company: id }, 'The date of a company cannot be told; check its time zone.')
    return undefined
  }
}

type Start = { payload: Payload; company: string; today: string }

/** The outbox key settles a race of two ticks; the job run remembers for good. */
const startRun = async ({ payload, company, today }: Start): Promise<boolean> => {
  const key = `leases/${company}/${today}`
  const req = await createReq(payload, {})
  return withTransaction(req, async (tx) => {
    const known = await tx.query('select from job_runs where company_id = $1 and idempotency_key = $2', [company, key])
    if (known.length > 0) return false
    const jobRunId = randomUUID()
    const emitted = await emitMany(tx, [{ topic: 'leases.daily', company, key, payload: { jobRunId } }])
    if (emitted.length === 0) return false
    const params = { date: today, trigger: 'schedule' }
    await queueJobRun(tx, { id: jobRunId, kind: 'leases.daily', company, params, idempotencyKey: key })
    return true
  })
}

const ACTIVE_COMPANIES = `
  select c.id, c.timezone,
         (select max(j.params ->> 'date') from job_runs j where j.company_id = c.id and j.kind = 'leases.daily') as last
  from companies c where c.status = 'active' order by c.id`
