import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { type Attempt, paysFrom } from './attempt.ts'
import { moveOf, postAttempt } from './post-attempt.ts'
import type { DisbursementKind } from './subject.ts'
import { subjects } from './subjects.ts'

type Moved = Pick<
  Attempt,
  'id' | 'subject' | 'reference' | 'amount' | 'currency' | 'method' | 'gatewayAccount' | 'bankAccount'
>

type Finish = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings & { today: string }
  kind: DisbursementKind
  attempt: Moved
}

type Success = Finish & { charge?: bigint; receipt?: string | null; on?: CalendarDate; inbox?: string | null }

/** The money of a live attempt left: the document moves, the ledger and the attempt with it. */
export const succeed = async ({
  req,
  tx,
  company,
  kind,
  attempt,
  charge = 0n,
  receipt,
  on,
  inbox,
}: Success): Promise<void> => {
  const move = moveOf({ req, tx, company, attempt })
  const entries = await subjects[kind].onSucceeded({ ...move, money: paysFrom(attempt), charge })
  await postAttempt({ tx, company, attempt, step: 'paid', on, entries: [entries] })
  await closeAttempt({ tx, id: attempt.id, status: 'succeeded', charge, receipt, inbox })
  await note({ req, company: company.id, attempt, action: 'disbursement.paid' })
}

/** It did not leave: the document may be paid again. */
export const fail = async ({
  req,
  tx,
  company,
  kind,
  attempt,
  reason,
}: Finish & { reason: string | null }): Promise<void> => {
  const entries = await subjects[kind].onFailed(moveOf({ req, tx, company, attempt }))
  await postAttempt({ tx, company, attempt, step: 'failed', entries: [entries] })
  await closeAttempt({ tx, id: attempt.id, status: 'failed', reason })
  await note({ req, company: company.id, attempt, action: 'disbursement.failed', reason })
}

type Close = {
  tx: Tx
  id: string
  status: 'succeeded' | 'failed'
  charge?: bigint
  amount?: bigint
  receipt?: string | null
  inbox?: string | null
  reason?: string | null
}

/** Sets the final state of an attempt; nothing about it is left to look at. */
export const closeAttempt = async ({
  tx,
  id,
  status,
  charge,
  amount,
  receipt,
  inbox,
  reason,
}: Close): Promise<void> => {
  await tx.query(
    `update disbursements set status = $2, charge_minor = coalesce($3, charge_minor), amount_minor = coalesce($4, amount_minor),
       gateway_reference = coalesce($5, gateway_reference), callback_id = coalesce($6, callback_id), failure_reason = $7,
       review_reason = null, settled_at = $8, updated_at = now() where id = $1`,
    [
      id,
      status,
      charge?.toString() ?? null,
      amount?.toString() ?? null,
      receipt ?? null,
      inbox ?? null,
      reason ?? null,
      now().toISOString(),
    ],
  )
}

const note = ({
  req,
  company,
  attempt,
  action,
  reason,
}: {
  req: PayloadRequest
  company: string
  attempt: Moved
  action: 'disbursement.paid' | 'disbursement.failed'
  reason?: string | null
}): Promise<void> =>
  recordAudit({
    req,
    rows: [
      {
        action,
        entity: 'disbursements',
        entityId: attempt.id,
        company,
        after: { reference: attempt.reference, amountMinor: Number(attempt.amount), currency: attempt.currency },
        reason: reason ?? undefined,
      },
    ],
  })
