import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction } from '../../db/transaction.ts'
import { dueEscalations, nextEscalation, rentAfter } from '../../domain/escalation.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { escalationOf, type LeaseRow, monthsOf } from './lease-row.ts'

const leasesPerTransaction = 500

type Apply = {
  req: PayloadRequest
  company: string
  /** the last day whose rises are due, included */
  until: string
  /** of this lease only */
  lease?: string
}

/**
 * Applies the rises of rents that are due in a company, those that were missed included: each leaves an amendment, and
 * none is applied twice.
 * @returns how many were applied
 */
export const applyRises = async (args: Apply): Promise<number> => {
  let applied = 0
  for (let batch = leasesPerTransaction; batch === leasesPerTransaction;) {
    const done = await applyBatch(args)
    applied += done.rises
    batch = done.leases
  }
  return applied
}

type DueRow = Pick<
  LeaseRow,
  | 'id'
  | 'start_date'
  | 'end_date'
  | 'rent_minor'
  | 'escalation'
  | 'escalation_bps'
  | 'escalation_minor'
  | 'escalation_months'
> & { next_escalation_date: string }

const applyBatch = ({ req, company, until, lease }: Apply): Promise<{ leases: number; rises: number }> =>
  withTransaction(req, async (tx) => {
    const due = await tx.query<DueRow>(DUE, [company, until, leasesPerTransaction, lease ?? null])
    const plans = due.map((row) => planRises(row, until))
    const rises = plans.flatMap(({ rises }) => rises)
    const at = now().toISOString()
    await insertRows(
      tx,
      'contract_amendments',
      rises.map(({ lease, date, before, after }) => ({
        id: randomUUID(),
        company_id: company,
        contract_id: lease,
        kind: 'escalation',
        effective_date: date,
        before: { rentMinor: Number(before) },
        after: { rentMinor: Number(after) },
        status: 'applied',
        applied_at: at,
        created_at: at,
        updated_at: at,
      })),
    )
    await tx.query(WRITE, [
      plans.map(({ lease }) => lease),
      plans.map(({ rent }) => rent.toString()),
      plans.map(({ next }) => next),
    ])
    await recordAudit({
      req,
      rows: rises.map(({ lease, date, before, after }) => ({
        action: 'lease.escalated',
        entity: 'contracts',
        entityId: lease,
        company,
        before: { rentMinor: Number(before) },
        after: { rentMinor: Number(after), effectiveDate: date },
      })),
    })
    return { leases: due.length, rises: rises.length }
  })

type Rise = { lease: string; date: string; before: bigint; after: bigint }

const planRises = (
  lease: DueRow,
  until: string,
): { lease: string; rent: bigint; next: string | null; rises: Rise[] } => {
  const schedule = { start: lease.start_date, everyMonths: monthsOf(lease), end: lease.end_date }
  const escalation = escalationOf(lease)
  const dates = dueEscalations({ ...schedule, next: lease.next_escalation_date, until })
  let rent = BigInt(lease.rent_minor)
  const rises = dates.map((date) => {
    const before = rent
    rent = rentAfter(rent, escalation)
    return { lease: lease.id, date, before, after: rent }
  })
  const last = dates.at(-1) ?? lease.next_escalation_date
  return { lease: lease.id, rent, next: nextEscalation({ ...schedule, after: last }) ?? null, rises }
}

/** Drafts have no rise yet; one on a day after the end never comes. */
const DUE = `
  select id, start_date, end_date, rent_minor, escalation, escalation_bps, escalation_minor, escalation_months,
         next_escalation_date
  from contracts
  where company_id = $1 and next_escalation_date is not null and status <> 'draft' and next_escalation_date <= $2
    and (end_date is null or next_escalation_date <= end_date) and escalation <> 'none'
    and kind = 'lease' and deleted_at is null and ($4::uuid is null or id = $4)
  order by id limit $3 for update`

const WRITE = `
  update contracts c set rent_minor = w.rent, next_escalation_date = w.next, updated_at = now()
  from unnest($1::uuid[], $2::numeric[], $3::text[]) as w (id, rent, next)
  where c.id = w.id`
