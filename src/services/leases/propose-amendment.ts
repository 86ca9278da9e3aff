import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction } from '../../db/transaction.ts'
import { liveLeaseStatuses } from '../../domain/lease.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { AmendedTerms } from './amendment-row.ts'
import { type LeaseRow, lockLease } from './lease-row.ts'

type Proposal = AmendedTerms & { kind: 'rent' | 'term' | 'other'; effectiveDate: string; reason: string }

type Propose = { req: PayloadRequest; companies: string[]; id: string; proposal: Proposal }

export type Amendment = { id: string; status: 'proposed'; before: AmendedTerms; after: AmendedTerms }

/**
 * Proposes other terms for a lease that runs; they count once somebody else has approved them, from their day on.
 * @throws 404, 400 for terms that are missing or the same, 409 for a lease that does not run
 */
export const proposeAmendment = ({ req, companies, id, proposal }: Propose): Promise<Amendment> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    if (!liveLeaseStatuses.some((status) => status === lease.status)) {
      throw conflict(
        lease.status === 'draft'
          ? 'A draft is edited as it is; there is nothing to amend yet.'
          : `The lease is ${lease.status}: its terms do not change any more.`,
      )
    }
    const { kind, effectiveDate, reason, ...terms } = proposal
    requireTerms(lease, proposal)
    const { before, after } = changeOf(lease, terms)
    if (Object.keys(after).length === 0)
      throw validationError('These are the terms of the lease already.', kindPath[kind])
    const row = {
      id: randomUUID(),
      company_id: lease.company_id,
      contract_id: id,
      kind,
      effective_date: effectiveDate,
      before,
      after,
      reason,
      status: 'proposed',
      proposed_by_id: req.user?.id ?? null,
      created_at: now().toISOString(),
      updated_at: now().toISOString(),
    }
    await insertRows(tx, 'contract_amendments', [row])
    await recordAudit({
      req,
      rows: [
        {
          action: 'amendment.propose',
          entity: 'contract-amendments',
          entityId: row.id,
          company: lease.company_id,
          before,
          after: { ...after, effectiveDate, contract: id },
          reason,
        },
      ],
    })
    return { id: row.id, status: 'proposed', before, after }
  })

const kindPath = { rent: 'rentMinor', term: 'endDate', other: 'dueDay' } as const

const requireTerms = (lease: LeaseRow, { kind, effectiveDate, rentMinor, endDate, dueDay }: Proposal): void => {
  if (kind === 'rent' && rentMinor === undefined) throw validationError('Enter the new rent.', 'rentMinor')
  if (kind === 'term' && endDate === undefined)
    throw validationError('Enter the new end, or null for an open-ended lease.', 'endDate')
  if (rentMinor === undefined && endDate === undefined && dueDay === undefined)
    throw validationError('Say which terms change.', kindPath[kind])
  if (effectiveDate < lease.start_date)
    throw validationError('The terms cannot change before the start of the lease.', 'effectiveDate')
  if (lease.end_date && effectiveDate > lease.end_date)
    throw validationError('The lease has ended by then: renew it instead.', 'effectiveDate')
  if (endDate && endDate <= lease.start_date)
    throw validationError('The end is after the start of the lease.', 'endDate')
}

/** What differs from the lease, before and after. */
export const changeOf = (lease: LeaseRow, terms: AmendedTerms): { before: AmendedTerms; after: AmendedTerms } => {
  const current: Required<AmendedTerms> = {
    rentMinor: Number(lease.rent_minor),
    endDate: lease.end_date,
    dueDay: Number(lease.due_day),
  }
  const names = (Object.keys(current) as (keyof AmendedTerms)[]).filter(
    (name) => terms[name] !== undefined && terms[name] !== current[name],
  )
  const pick = (from: AmendedTerms): AmendedTerms => Object.fromEntries(names.map((name) => [name, from[name]]))
  return { before: pick(current), after: pick(terms) }
}
