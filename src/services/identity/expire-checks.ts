import type { Payload, PayloadRequest } from 'payload'
import { createReq, readQuery, withTransaction, type Tx } from '../../db/transaction.ts'
import { addDays, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { logger } from '../../platform/logger.ts'
import { recordAudit } from '../audit.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { holdersOf } from '../staff/holders-of.ts'
import { refreshVerification } from './refresh-verification.ts'

/** Rows of one transaction; the next run takes what is left. */
const batch = 500

/**
 * Ends the checks whose paper ended before today, by the date of each company, and tells those who review.
 * @returns how many ended
 */
export const expireChecks = async ({ payload }: { payload: Payload }): Promise<number> => {
  // A day ahead, for the companies where tomorrow has begun already.
  const latest = addDays(todayIn('UTC', now()), 1)
  const companies = await readQuery<Company>(payload, DUE, [latest])
  let ended = 0
  for (const company of companies) ended += await expireOf(payload, company)
  return ended
}

type Company = { id: string; name: string; timezone: string }
type Ended = { id: string; person_id: string; name: string; expires_on: string }

/** One company's wrong time zone must not keep the others' papers valid. */
const expireOf = async (payload: Payload, company: Company): Promise<number> => {
  try {
    const req = await createReq(payload)
    return await withTransaction(req, (tx) => expireIn({ req, tx, company }))
  } catch (error) {
    logger.error({ err: error, company: company.id }, 'The identity checks of a company could not be ended.')
    return 0
  }
}

type Expiry = { req: PayloadRequest; tx: Tx; company: Company }

const expireIn = async ({ req, tx, company }: Expiry): Promise<number> => {
  const today = todayIn(company.timezone, now())
  const people = await tx.query<{ id: string }>(LOCKED, [company.id, today, batch])
  if (people.length === 0) return 0
  const ended = await tx.query<Ended>(EXPIRE, [company.id, today, people.map(({ id }) => id), now().toISOString()])
  await recordAudit({
    req,
    rows: ended.map(({ id, person_id: person }) => ({
      action: 'identity.expired',
      entity: 'identity-checks',
      entityId: id,
      company: company.id,
      before: { status: 'approved' },
      after: { status: 'expired', person },
    })),
  })
  const states = await refreshVerification(
    { req, tx },
    people.map(({ id }) => id),
  )
  const lapsed = ended.filter(({ person_id: person }) => states.get(person) !== 'verified')
  if (lapsed.length > 0) await tellReviewers(tx, company, lapsed, today)
  return ended.length
}

/** One mail for each reviewer, with the first names of the list. */
const tellReviewers = async (tx: Tx, company: Company, lapsed: readonly Ended[], today: string): Promise<void> => {
  for (const { user, name, email } of await holdersOf(tx, company.id, 'people.verification.approve')) {
    await queueMail(tx, {
      to: email,
      template: 'identity-expired',
      company: company.id,
      key: `identity-expired/${company.id}/${today}/${user}/${lapsed[0]?.id}`,
      data: { name, company: company.name, count: lapsed.length, people: lapsed.slice(0, 10).map((row) => row.name) },
    })
  }
}

const DUE = `
  select c.id, c.name, c.timezone from companies c
  where c.status = 'active' and exists (
    select from identity_checks i where i.company_id = c.id and i.status = 'approved' and i.expires_on < $1)
  order by c.id`

const LOCKED = `
  select p.id from people p
  where p.id in (select person_id from identity_checks
                 where company_id = $1 and status = 'approved' and expires_on < $2 order by expires_on limit $3)
  order by p.id for update`

const EXPIRE = `
  update identity_checks c set status = 'expired', updated_at = $4
  from people p
  where p.id = c.person_id and c.company_id = $1 and c.status = 'approved' and c.expires_on < $2
    and c.person_id = any($3::uuid[])
  returning c.id, c.person_id, p.name, c.expires_on`
