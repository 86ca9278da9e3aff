import type { PayloadRequest } from 'payload'
import { readQuery, type Tx, withTransaction } from '../../db/transaction.ts'
import { addPeriods, monthOf, type Period, periodsBetween } from '../../domain/calendar.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'

type Change = { req: PayloadRequest; company: string; period: Period; reason?: string }

export type ChangedPeriod = { period: Period; status: 'open' | 'closed'; closedThrough: Period | null }

/**
 * Closes a month and with it everything before: nothing is posted there any more. Postings under way are waited for.
 * @throws 400 for a month that is not over, 409 when it is closed or an earlier one is open
 */
export const closePeriod = ({ req, company, period }: Change): Promise<ChangedPeriod> =>
  withTransaction(req, async (tx) => {
    const { today } = await companySettings(req.payload, company)
    if (period >= monthOf(today)) throw validationError('Only a month that is over can be closed.', 'period')
    const last = await lockPeriods(tx, company)
    const next = last && addPeriods(last, 1)
    if (last && period <= last) throw conflict(`${period} is closed.`, { path: 'period' })
    if (next && period > next) {
      throw conflict(`Months close in order: ${next} is next.`, { path: 'period', allowed: [next] })
    }
    const [row] = await tx.query<{ id: string }>(
      `insert into accounting_periods (company_id, period, status, closed_at, closed_by_id)
       values ($1, $2, 'closed', clock_timestamp(), $3)
       on conflict (company_id, period) do update
       set status = 'closed', closed_at = excluded.closed_at, closed_by_id = excluded.closed_by_id, reason = null, updated_at = now()
       returning id`,
      [company, period, req.user?.id ?? null],
    )
    await recordAudit({
      req,
      rows: [{ action: 'period.close', entity: 'accounting-periods', entityId: row?.id, company, after: { period } }],
    })
    return { period, status: 'closed', closedThrough: period }
  })

/**
 * Opens the last closed month again.
 * @throws 409 for any other month
 */
export const reopenPeriod = ({ req, company, period, reason = '' }: Change): Promise<ChangedPeriod> =>
  withTransaction(req, async (tx) => {
    const last = await lockPeriods(tx, company)
    if (period !== last) {
      const text = last ? `Only the last closed month can be opened: ${last}.` : 'No month is closed.'
      throw conflict(text, { path: 'period', allowed: last ? [last] : [] })
    }
    const [row] = await tx.query<{ id: string }>(
      `update accounting_periods set status = 'open', closed_at = null, closed_by_id = null, reason = $3, updated_at = now()
       where company_id = $1 and period = $2 returning id`,
      [company, period, reason],
    )
    const entry = { action: 'period.reopen', entity: 'accounting-periods', entityId: row?.id, company, reason }
    await recordAudit({ req, rows: [{ ...entry, after: { period } }] })
    return { period, status: 'open', closedThrough: await lastClosed(tx, company) }
  })

/** The months of the books, newest first, from the first posting to today. */
export const listPeriods = async ({ req, company, page, limit }: Paging & { req: PayloadRequest; company: string }) => {
  const { today } = await companySettings(req.payload, company)
  const [books] = await readQuery<{ first: string | null; closed: Period | null }>(
    req.payload,
    `select (select min(posted_on) from ledger_transactions where company_id = $1) as first,
            (select max(period) from accounting_periods where company_id = $1 and status = 'closed') as closed`,
    [company],
  )
  const current = monthOf(today)
  const closed = books?.closed ?? null
  const first = monthOf(books?.first ?? today)
  const months = periodsBetween(first < current ? first : current, current).toReversed()
  const next = closed ? addPeriods(closed, 1) : first
  return {
    closedThrough: closed,
    canClose: next < current ? next : null,
    ...pageOf({
      docs: months.slice((page - 1) * limit, page * limit).map((period) => ({
        period,
        status: closed && period <= closed ? ('closed' as const) : ('open' as const),
      })),
      totalDocs: months.length,
      page,
      limit,
    }),
  }
}

/** Waits for everybody who posts, and keeps the next ones waiting. @returns the last closed month */
const lockPeriods = async (tx: Tx, company: string): Promise<Period | null> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('ledger-period:' || $1::uuid, 0))`, [company])
  return lastClosed(tx, company)
}

const lastClosed = async (tx: Tx, company: string): Promise<Period | null> => {
  const [row] = await tx.query<{ period: Period | null }>(
    `select max(period) as period from accounting_periods where company_id = $1 and status = 'closed'`,
    [company],
  )
  return row?.period ?? null
}
