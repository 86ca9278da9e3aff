import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { leaseTransitions } from '../../domain/lease.ts'
import { renewedTerm } from '../../domain/renewal.ts'
import { validationError } from '../../platform/errors.ts'
import { requireTransition } from '../transition.ts'
import { type LeaseRow, lockLease } from './lease-row.ts'
import { type RenewalProposal, renewalTerms } from './renewal-proposal.ts'

type NewTerms = Partial<Pick<RenewalProposal, 'startDate' | 'endDate' | 'rentMinor' | 'depositMinor' | 'dueDay'>>

type Renew = { req: PayloadRequest; companies: string[]; id: string; terms: NewTerms }

export type Renewal = { id: string; number: string; status: 'draft' } & Required<NewTerms>

/**
 * Writes the draft of the lease that continues another; what is not given comes from the proposal. Activating it renews
 * the former one.
 * @throws 404, 400 for a start that leaves a gap, 409 for a lease that does not run or has a renewal already
 */
export const renewLease = ({ req, companies, id, terms }: Renew): Promise<Renewal> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    requireTransition(leaseTransitions, lease.status, 'renewed')
    const proposed = await renewalTerms(tx, lease)
    const { startDate, endDate, rentMinor, depositMinor, dueDay } = withTerms(proposed, terms, lease)
    if (lease.end_date && startDate !== proposed.startDate) {
      throw validationError(`A renewal begins on the day after ${lease.end_date}, the end of the lease.`, 'startDate')
    }
    if (startDate <= lease.start_date)
      throw validationError('A renewal begins after the start of the lease.', 'startDate')
    const renewal = await req.payload.create({
      collection: 'contracts',
      data: {
        company: lease.company_id,
        kind: 'lease',
        status: 'draft',
        unit: lease.unit_id,
        person: lease.person_id,
        startDate,
        endDate,
        rentMinor,
        depositMinor,
        dueDay,
        currency: lease.currency,
        escalation: lease.escalation,
        escalationBps: numberOf(lease.escalation_bps),
        escalationMinor: numberOf(lease.escalation_minor),
        escalationMonths: numberOf(lease.escalation_months),
        renewalOf: id,
      },
      depth: 0,
      overrideAccess: true,
      req,
    })
    return {
      id: renewal.id,
      number: renewal.number ?? '',
      status: 'draft',
      startDate,
      endDate,
      rentMinor,
      depositMinor,
      dueDay,
    }
  })

/** Another start than the proposed one moves the end with it. */
const withTerms = (proposed: Required<NewTerms>, terms: NewTerms, lease: LeaseRow): Required<NewTerms> => {
  const startDate = terms.startDate ?? proposed.startDate
  const { end } = renewedTerm({ start: lease.start_date, end: lease.end_date }, startDate)
  return { ...proposed, endDate: end, ...terms, startDate }
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value))
