import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { createReq, readQuery, withTransaction } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import { logger } from '../platform/logger.ts'
import { queueJobRun } from '../services/job-runs.ts'
import { emitMany } from '../services/outbox.ts'
import { localHour } from './billing-moment.ts'

/** A run of a company's day: its hour, its switch, and the last hour at which it may still begin. */
type DailyRun = { topic: 'penalties.run' | 'reminders.run'; hour: string; isOn: string; latestHour: number }

const dailyRuns = {
  penalties: {
    topic: 'penalties.run',
    hour: 'coalesce(c.money_penalties_hour, 2)',
    isOn: 'coalesce(c.money_penalties_enabled, true)',
    latestHour: 23,
  },
  // Nobody is reminded at night because a worker was down by day.
  reminders: {
    topic: 'reminders.run',
    hour: 'coalesce(c.money_reminders_hour, 9)',
    isOn: 'coalesce(c.money_reminders_enabled, true)',
    latestHour: 20,
  },
} as const satisfies Record<string, DailyRun>

/**
 * Starts the run of each company whose own hour has come, once per company and day of its own; an hour without a worker
 * is caught up. A change of clocks neither skips a day nor doubles it, because what counts is the date there.
 * @returns the number of runs started
 */
export const tickDailyRuns = async ({
  payload,
  run,
}: {
  payload: Payload
  run: keyof typeof dailyRuns
}): Promise<number> => {
  const { topic, hour, isOn, latestHour } = dailyRuns[run]
  const companies = await readQuery<CompanyRow>(
    payload,
    `select c.id, c.timezone, ${hour}::int as hour,
            (select max(j.params ->> 'date') from job_runs j
             where j.company_id = c.id and j.kind = $1 and j.params ->> 'trigger' = 'schedule') as last
     from companies c where c.status = 'active' and ${isOn} order by c.id`,
    [topic],
  )
  let started = 0
  for (const company of companies) {
    const today = dueDay(company, latestHour)
    if (today && company.last !== today && (await startRun({ payload, company: company.id, today, topic })))
      started += 1
  }
  return started
}

type CompanyRow = { id: string; timezone: string; hour: number; last: string | null }

/** One company's wrong time zone must not keep the others from their day. */
const dueDay = ({ id, timezone, hour }: CompanyRow, latestHour: number): string | undefined => {
  try {
    const [day = '', here = ''] = localHour(now(), timezone).split('T')
    return Number(here) >= hour && Number(here) <= Math.max(hour, latestHour) ? day : undefined
  } catch (error) {
    logger.error({ err: error, company: id }, 'The hour of a company cannot be told; check its time zone.')
    return undefined
  }
}

type Start = { payload: Payload; company: string; today: string; topic: DailyRun['topic'] }

/** The outbox key settles a race of two ticks; the job run remembers for good. */
const startRun = async ({ payload, company, today, topic }: Start): Promise<boolean> => {
  const key = `${topic}/${company}/${today}`
  const req = await createReq(payload, {})
  return withTransaction(req, async (tx) => {
    const known = await tx.query('select from job_runs where company_id = $1 and idempotency_key = $2', [company, key])
    if (known.length > 0) return false
    const jobRunId = randomUUID()
    const emitted = await emitMany(tx, [{ topic, company, key, payload: { jobRunId } }])
    if (emitted.length === 0) return false
    const params = { date: today, trigger: 'schedule' }
    await queueJobRun(tx, { id: jobRunId, kind: topic, company, params, idempotencyKey: key })
    return true
  })
}
