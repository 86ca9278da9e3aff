import type { Payload } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { addMonths, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { logger } from '../../platform/logger.ts'
import { finishJobRun, queueJobRun, startJobRun } from '../job-runs.ts'
import { erasePeople } from './erase-people.ts'
import { blockersOf } from './person-blockers.ts'

/** People of one transaction; the next night takes what is left. */
const batch = 200

type Company = { id: string; timezone: string; months: number }

/**
 * Erases people with whom a company had no business for as long as it keeps personal data (`personRetentionMonths`).
 * @returns how many were erased
 */
export const retainPeople = async ({ payload }: { payload: Payload }): Promise<number> => {
  const companies = await readQuery<Company>(payload, COMPANIES, [])
  let erased = 0
  for (const company of companies) erased += await retainOf(payload, company)
  return erased
}

/** One company's wrong time zone must not keep the data of the others. */
const retainOf = async (payload: Payload, company: Company): Promise<number> => {
  try {
    return await retainIn(payload, company)
  } catch (error) {
    logger.error({ err: error, company: company.id }, 'The retention of personal data failed in a company.')
    return 0
  }
}

const retainIn = async (payload: Payload, { id: company, timezone, months }: Company): Promise<number> => {
  const before = addMonths(todayIn(timezone, now()), -months)
  const req = await createReq(payload)
  const done = await withTransaction(req, async (tx) => {
    const candidates = await tx.query<{ id: string }>(IDLE, [company, before, batch])
    const ids = candidates.map(({ id }) => id)
    const bound = await blockersOf(tx, ids)
    const people = ids.filter((id) => !bound.has(id))
    if (people.length === 0) return undefined
    const reason = `No business since ${before}`
    const counts = await erasePeople({ req, tx, people, reason })
    const run = await queueJobRun(tx, { kind: 'people.retain', company, params: { before, months } })
    return { run, counts }
  })
  if (!done) return 0
  await startJobRun(payload, done.run)
  await finishJobRun(payload, done.run, {
    processed: done.counts.people,
    total: done.counts.people,
    counts: done.counts,
  })
  return done.counts.people
}

const COMPANIES = `
  select id, timezone, person_retention_months::int as months from companies
  where status = 'active' and coalesce(person_retention_months, 0) > 0 order by id`

/** Who has no trace of business on or after a day. A lease or a share without an end is business for ever. */
const IDLE = `
  select p.id from people p
  where p.company_id = $1 and p.erased_at is null and to_char(p.created_at, 'YYYY-MM-DD') < $2
    and not exists (select from contracts c where (c.person_id = p.id or c.agent_id = p.id) and c.deleted_at is null
                    and (c.end_date is null or c.end_date >= $2))
    and not exists (select from ownerships o where o.person_id = p.id and (o.to_date is null or o.to_date >= $2))
    and not exists (select from project_ownerships o where o.person_id = p.id and (o.to_date is null or o.to_date >= $2))
    and not exists (select from invoices i where i.person_id = p.id and to_char(i.created_at, 'YYYY-MM-DD') >= $2)
    and not exists (select from payments y where y.person_id = p.id and y.value_date >= $2)
    and not exists (select from ledger_entries e where e.person_id = p.id and e.posted_on >= $2)
    and not exists (select from maintenance_requests m where (m.reporter_id = p.id or m.vendor_id = p.id)
                    and to_char(m.created_at, 'YYYY-MM-DD') >= $2)
    and not exists (select from identity_checks k where k.person_id = p.id
                    and to_char(k.created_at, 'YYYY-MM-DD') >= $2)
  order by p.created_at, p.id limit $3 for update skip locked`
