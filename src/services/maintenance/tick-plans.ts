import type { Payload } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { logger } from '../../platform/logger.ts'
import { failJobRun, finishJobRun, queueJobRun, startJobRun } from '../job-runs.ts'
import { makePlanned } from './make-planned.ts'

const kind = 'maintenance.plans'

/**
 * Makes what the plans of every company ask for on its own day. Each company is a transaction and a job of its own, so
 * that one that fails keeps nobody else from being served.
 * @returns how many requests were made
 */
export const tickPlans = async ({ payload }: { payload: Payload }): Promise<number> => {
  const companies = await readQuery<{ id: string }>(payload, companiesWithWork, [now().toISOString()])
  let made = 0
  for (const { id } of companies) made += await runCompany(payload, id)
  return made
}

const runCompany = async (payload: Payload, company: string): Promise<number> => {
  const req = await createReq(payload)
  const jobRun = await withTransaction(req, (tx) => queueJobRun(tx, { kind, company, params: { trigger: 'schedule' } }))
  await startJobRun(payload, jobRun)
  try {
    const { length } = await withTransaction(req, (tx) => makePlanned({ req, tx, company }))
    await finishJobRun(payload, jobRun, { processed: length, total: length, counts: { requests: length } })
    return length
  } catch (error) {
    logger.error({ err: error, company }, 'The maintenance plans of a company could not be run.')
    const message = error instanceof Error ? error.message : 'The plans could not be run.'
    await failJobRun(payload, jobRun, { errors: [{ message }] })
    return 0
  }
}

const companiesWithWork = `
  select distinct c.id
  from maintenance_plans p
  join companies c on c.id = p.company_id and c.status = 'active'
  join projects j on j.id = p.project_id and j.deleted_at is null
  left join blocks b on b.id = p.block_id
  left join units u on u.id = p.unit_id
  where p.is_active and b.deleted_at is null and u.deleted_at is null
    and fh_date(p.next_date) - p.lead_days::int <= ($1::timestamptz at time zone c.timezone)::date
  order by c.id`
