import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { createReq, readQuery, withTransaction } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import { logger } from '../platform/logger.ts'
import { queueJobRun } from '../services/job-runs.ts'
import { emitMany } from '../services/outbox.ts'
import { duePeriod, type BillingCompany } from './billing-moment.ts'

/**
 * Starts the billing run of each company whose own billing moment has passed, once per company and period.
 * @returns the number of runs started
 */
export const tickBilling = async ({ payload }: { payload: Payload }): Promise<number> => {
  const companies = await readQuery<CompanyRow>(payload, activeCompanies, [])
  let started = 0
  for (const company of companies) {
    const period = dueOf(company)
    if (period && (await startRun({ payload, company: company.id, period }))) started += 1
  }
  return started
}

type CompanyRow = BillingCompany & { id: string }

/** One company's wrong time zone must not keep the others from being billed. */
const dueOf = (company: CompanyRow): string | undefined => {
  try {
    return duePeriod(company, now())
  } catch (error) {
    logger.error(
      { err: error, company: company.id },
      'The billing moment of a company cannot be told; check its time zone.',
    )
    return undefined
  }
}

/** The outbox key settles a race of two ticks; the job run remembers for good. */
const startRun = async ({
  payload,
  company,
  period,
}: {
  payload: Payload
  company: string
  period: string
}): Promise<boolean> => {
  const key = `billing/${company}/${period}`
  const req = await createReq(payload, {})
  return withTransaction(req, async (tx) => {
    const known = await tx.query(scheduledRun, [company, key])
    if (known.length > 0) return false
    const jobRunId = randomUUID()
    const emitted = await emitMany(tx, [{ topic: 'billing.run', company, key, payload: { jobRunId } }])
    if (emitted.length === 0) return false
    const params = { period, trigger: 'schedule' }
    await queueJobRun(tx, { id: jobRunId, kind: 'billing.run', company, params, idempotencyKey: key })
    return true
  })
}

const activeCompanies = `
  select id, timezone as "timeZone", coalesce(billing_day, 1)::int as "billingDay",
    coalesce(billing_hour, 6)::int as "billingHour", created_at as "createdAt"
  from companies
  where status = 'active' and money_bills_monthly is not false
  order by id`

const scheduledRun = `select 1 from job_runs where company_id = $1 and idempotency_key = $2`
