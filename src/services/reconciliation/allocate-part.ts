import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { AllocationError, allocateExplicit } from '../../domain/allocation.ts'
import { type CalendarDate, latestDate } from '../../domain/calendar.ts'
import { toPosting } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { announceMoves } from '../payments/announce-moves.ts'
import { findPayment, isInSuspense, lockPayment } from '../payments/lock-payments.ts'
import { moveAllocations } from '../payments/move-allocations.ts'
import { type LockedLine, lockOpenLines } from '../payments/open-lines.ts'
import type { InvoiceTarget } from '../payments/received-money.ts'
import { policyOf } from '../payments/share-out.ts'
import { trackLines } from '../payments/track-lines.ts'

type Part = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  payment: string
  targets: readonly InvoiceTarget[]
  effectiveOn: CalendarDate
  operation: string
}

/**
 * Puts a part of money in suspense on invoices, of several payers if need be (an employer who pays for his people);
 * the rest goes on waiting and is nobody's yet.
 * @throws 400 for an invoice that cannot be paid so much, 409 when the money is not in suspense any more
 */
export const allocatePart = async ({
  req,
  tx,
  company,
  targets,
  effectiveOn,
  operation,
  ...of
}: Part): Promise<void> => {
  const { currency } = await findPayment({ tx, company: company.id, id: of.payment })
  const lines = await lockOpenLines(
    tx,
    company.id,
    targets.map(({ invoiceId }) => invoiceId),
    currency,
  )
  const payment = await lockPayment({ tx, company: company.id, id: of.payment })
  if (payment.status !== 'received' || !isInSuspense(payment) || payment.unallocated <= 0n)
    throw conflict('This money is matched already.')
  const { allocations, remainder } = shareOut({ company, amount: payment.unallocated, lines, targets })
  const touched = await moveAllocations({
    tx,
    company: company.id,
    moves: allocations.map(({ lineId, invoiceId, amount }) => ({
      payment: payment.id,
      invoice: invoiceId,
      line: lineId,
      amount,
      currency,
      effectiveOn: payment.valueDate,
    })),
  })
  // Nothing is left to look at; whose it was say its invoices.
  if (remainder === 0n)
    await tx.query('update payments set review_reason = null, updated_at = now() where id = $1', [payment.id])
  const moved = trackLines(lines)(allocations)
  await postToLedger(tx, company.id, [
    {
      event: 'payment.allocated',
      postedOn: latestDate(effectiveOn, payment.valueDate),
      description: `Payment ${payment.number} put on invoices`,
      idempotencyKey: `payment:${payment.id}:allocated:${operation}`,
      sourceType: 'payments',
      sourceId: payment.id,
      currency,
      entries: toPosting(
        postings.suspenseAllocated({ payer: { payment: payment.id }, allocations: moved.allocations }),
        postings.rentCollected({ payment: payment.id, lines: moved.collected }),
      ),
    },
  ])
  await recordAudit({
    req,
    rows: [
      {
        action: 'payment.allocate',
        entity: 'payments',
        entityId: payment.id,
        company: company.id,
        before: { unallocatedMinor: Number(payment.unallocated) },
        after: { unallocatedMinor: Number(remainder), invoices: touched.map(({ id }) => id) },
      },
    ],
  })
  await announceMoves({
    tx,
    company: company.id,
    received: { id: payment.id, person: null },
    touched,
    lines,
    moved: allocations.map(({ lineId }) => lineId),
  })
}

type Share = {
  company: CompanySettings
  amount: bigint
  lines: readonly LockedLine[]
  targets: readonly InvoiceTarget[]
}

const shareOut = ({ company, amount, lines, targets }: Share) => {
  for (const [index, { invoiceId }] of targets.entries())
    if (!lines.some((line) => line.invoiceId === invoiceId))
      throw validationError('This is no issued invoice in this currency that owes.', `allocations.${index}.invoice`)
  try {
    return allocateExplicit({ amount, lines, targets, policy: policyOf(company) })
  } catch (error) {
    if (!(error instanceof AllocationError)) throw error
    const path = error.path.replace('invoiceId', 'invoice').replace('amount', 'amountMinor')
    throw validationError(error.message, `allocations.${path}`)
  }
}
