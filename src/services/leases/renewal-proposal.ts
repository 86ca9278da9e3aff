import type { Payload } from 'payload'
import { readQuery, type Tx } from '../../db/transaction.ts'
import { addDays, addPeriods, monthOf, todayIn } from '../../domain/calendar.ts'
import { nextEscalation, rentOn, type TermChange } from '../../domain/escalation.ts'
import { minorToNumber } from '../../domain/money.ts'
import { renewedTerm } from '../../domain/renewal.ts'
import { now } from '../../platform/clock.ts'
import { type LeaseRow, monthsOf, readLease, rentTerms } from './lease-row.ts'

export type RenewalProposal = {
  contract: string
  startDate: string
  endDate: string | null
  rentMinor: number
  depositMinor: number
  dueDay: number
  currency: string
  /** the rent of the last day of the lease */
  formerRentMinor: number
  /** the lease that renews this one already, as a draft or active */
  renewal: { id: string; number: string; status: string } | null
}

type Propose = { payload: Payload; companies: readonly string[]; id: string }

/**
 * How a lease would go on: from the day after its end (an open one: from the next month), for as long as the last term,
 * with the rent that its escalation gives on that day. The deposit stays.
 * @throws 404
 */
export const proposeRenewal = async ({ payload, companies, id }: Propose): Promise<RenewalProposal> => {
  const tx = { query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values) }
  const lease = await readLease(tx, id, companies)
  const [renewal] = await tx.query<{ id: string; number: string; status: string }>(
    'select id, number, status from contracts where renewal_of_id = $1 and deleted_at is null',
    [id],
  )
  const term = await renewalTerms(tx, lease)
  return { contract: id, currency: lease.currency, ...term, renewal: renewal ?? null }
}

/** The terms of a proposal, for a lease as it was read. */
export const renewalTerms = async (
  tx: Pick<Tx, 'query'>,
  lease: LeaseRow,
): Promise<Omit<RenewalProposal, 'contract' | 'currency' | 'renewal'>> => {
  const today = todayIn(lease.timezone, now())
  const startDate = lease.end_date ? addDays(lease.end_date, 1) : `${addPeriods(monthOf(today), 1)}-01`
  const { end } = renewedTerm({ start: lease.start_date, end: lease.end_date }, startDate)
  const terms = { ...rentTerms(lease), changes: await approvedRents(tx, lease) }
  // the schedule goes on over the end, so that a rise on the first day of the new term is in its rent
  const goesOn = { ...terms, end: null, next: terms.next ?? riseAfterEnd(lease) }
  return {
    startDate,
    endDate: end,
    rentMinor: minorToNumber(rentOn(goesOn, startDate)),
    depositMinor: Number(lease.deposit_minor),
    dueDay: Number(lease.due_day),
    formerRentMinor: minorToNumber(rentOn(terms, addDays(startDate, -1))),
  }
}

const riseAfterEnd = (lease: LeaseRow): string | null =>
  lease.escalation === 'none' || !lease.end_date
    ? null
    : (nextEscalation({ start: lease.start_date, everyMonths: monthsOf(lease), after: lease.end_date }) ?? null)

const approvedRents = async (tx: Pick<Tx, 'query'>, lease: LeaseRow): Promise<TermChange[]> => {
  const rows = await tx.query<{ date: string; rent: string }>(
    `select effective_date as date, after ->> 'rentMinor' as rent from contract_amendments
     where contract_id = $1 and status = 'approved' and after ? 'rentMinor'`,
    [lease.id],
  )
  return rows.map(({ date, rent }) => ({
    date,
    before: BigInt(lease.rent_minor),
    after: BigInt(rent),
    isApplied: false,
  }))
}
