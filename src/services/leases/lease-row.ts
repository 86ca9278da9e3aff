import type { Tx } from '../../db/transaction.ts'
import type { Escalation, Terms } from '../../domain/escalation.ts'
import { nextEscalation } from '../../domain/escalation.ts'
import type { LeaseStatus } from '../../domain/lease.ts'
import { notFound } from '../../platform/errors.ts'

/** A lease as the database gives it: amounts as text, dates YYYY-MM-DD. */
export type LeaseRow = {
  id: string
  company_id: string
  number: string
  unit_id: string
  person_id: string
  status: LeaseStatus
  start_date: string
  end_date: string | null
  due_day: string
  rent_minor: string
  deposit_minor: string
  currency: string
  escalation: 'none' | 'percent' | 'fixed'
  escalation_bps: string | null
  escalation_minor: string | null
  escalation_months: string | null
  next_escalation_date: string | null
  notice_date: string | null
  renewal_of_id: string | null
  agent_id: string | null
  verification: string
  timezone: string
}

/** Locks a lease until the end of the transaction. @throws 404 outside the companies */
export const lockLease = async (tx: Tx, id: string, companies: readonly string[]): Promise<LeaseRow> => {
  const [row] = await tx.query<LeaseRow>(`${LEASE} for update of c`, [id, companies])
  if (!row) throw notFound()
  return row
}

/** Reads a lease as it is now. @throws 404 outside the companies */
export const readLease = async (tx: Pick<Tx, 'query'>, id: string, companies: readonly string[]): Promise<LeaseRow> => {
  const [row] = await tx.query<LeaseRow>(LEASE, [id, companies])
  if (!row) throw notFound()
  return row
}

type EscalationColumns = Pick<LeaseRow, 'escalation' | 'escalation_bps' | 'escalation_minor'>

export const escalationOf = ({
  escalation,
  escalation_bps: bps,
  escalation_minor: amount,
}: EscalationColumns): Escalation => {
  if (escalation === 'percent') return { kind: 'percent', bps: Number(bps ?? 0) }
  return escalation === 'fixed' ? { kind: 'fixed', amount: BigInt(amount ?? 0) } : { kind: 'none' }
}

export const monthsOf = ({ escalation_months: months }: Pick<LeaseRow, 'escalation_months'>): number =>
  Number(months ?? 12)

/** The first rise after a day (by default after the start); null for a lease whose rent stays. */
export const nextRise = (
  lease: Pick<LeaseRow, 'escalation' | 'escalation_months' | 'start_date' | 'end_date'>,
  after?: string,
): string | null =>
  lease.escalation === 'none'
    ? null
    : (nextEscalation({ start: lease.start_date, everyMonths: monthsOf(lease), end: lease.end_date, after }) ?? null)

type TermColumns = EscalationColumns &
  Pick<LeaseRow, 'start_date' | 'end_date' | 'rent_minor' | 'escalation_months' | 'next_escalation_date'>

/** What decides the rent of a day. */
export const rentTerms = (lease: TermColumns): Terms => ({
  start: lease.start_date,
  end: lease.end_date,
  rent: BigInt(lease.rent_minor),
  everyMonths: monthsOf(lease),
  escalation: escalationOf(lease),
  next: lease.next_escalation_date,
})

const LEASE = `
  select c.id, c.company_id, c.number, c.unit_id, c.person_id, c.status, c.start_date, c.end_date, c.due_day,
         c.rent_minor, c.deposit_minor, c.currency, c.escalation, c.escalation_bps, c.escalation_minor,
         c.escalation_months, c.next_escalation_date, c.notice_date, c.renewal_of_id, c.agent_id,
         p.verification, co.timezone
  from contracts c
  join people p on p.id = c.person_id
  join companies co on co.id = c.company_id
  where c.id = $1 and c.company_id = any($2::uuid[]) and c.kind = 'lease' and c.deleted_at is null`
