import type { PayloadRequest } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { logger } from '../../platform/logger.ts'
import { lockAmendment } from './amendment-row.ts'
import { applyAmendment } from './apply-amendment.ts'
import { applyRises } from './apply-rises.ts'
import { lockLease } from './lease-row.ts'

type Apply = { req: PayloadRequest; company: string; today: string }

const mostAtOnce = 1_000

/**
 * Applies the rises of rents and the approved changes of terms whose day has come. Each change has a transaction of its
 * own: one that the database refuses (the unit is let to somebody else by then) waits for a person and holds up no other.
 */
export const applyDueTerms = async ({ req, company, today }: Apply): Promise<DueCounts> => {
  const due = await readQuery<{ id: string; date: string }>(req.payload, DUE, [company, today, mostAtOnce])
  const counts = { escalated: 0, amended: 0, refused: 0 }
  let reached = ''
  for (const { id, date } of due) {
    // In the order of their days: a later rise counts from the agreed rent, an earlier one is replaced by it.
    if (date > reached) counts.escalated += await applyRises({ req, company, until: date })
    reached = date
    counts[await applyOne({ req, company, id })] += 1
  }
  counts.escalated += await applyRises({ req, company, until: today })
  return counts
}

export type DueCounts = { escalated: number; amended: number; refused: number }

const applyOne = async ({
  req,
  company,
  id,
}: {
  req: PayloadRequest
  company: string
  id: string
}): Promise<'amended' | 'refused'> => {
  const own = await createReq(req.payload)
  try {
    await withTransaction(own, async (tx) => {
      const amendment = await lockAmendment(tx, id, [company])
      if (amendment.status !== 'approved') return
      const lease = await lockLease(tx, amendment.contract_id, [company])
      await applyAmendment({ req: own, tx, lease, amendment })
    })
    return 'amended'
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    logger.warn({ err: error, amendment: id }, 'An approved change of terms cannot be applied.')
    return 'refused'
  }
}

const DUE = `
  select a.id, a.effective_date as date from contract_amendments a join contracts c on c.id = a.contract_id
  where a.company_id = $1 and a.status = 'approved' and a.effective_date <= $2
    and c.status in ('active', 'notice') and c.deleted_at is null
  order by a.effective_date, a.created_at, a.id limit $3`
