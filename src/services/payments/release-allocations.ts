import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { releaseFromLines, type ReleasedAllocation } from '../../domain/allocation-release.ts'
import { type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { toPosting } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { sumMinor } from '../../domain/money.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { type Posting, postToLedger } from '../ledger/post.ts'
import { announceMoves } from './announce-moves.ts'
import type { PlacedAllocation } from './live-allocations.ts'
import { findPayment, isInSuspense, type StoredPayment } from './lock-payments.ts'
import { lockPlaced } from './lock-placed.ts'
import { type AllocationMove, moveAllocations } from './move-allocations.ts'
import type { LockedLine } from './open-lines.ts'
import type { ReviewReason } from './received-money.ts'
import { requireReceived } from './require-received.ts'
import { trackLines } from './track-lines.ts'

/** A line of an invoice that gives money back; without an amount all that is on it, minor units. */
export type LineRelease = { line: string; amount?: bigint }

type Release = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  effectiveOn: CalendarDate
  reason: string
  /** makes the postings' keys; the same operation is posted once */
  operation?: string
} & (
  | { payment: string; lines?: undefined; invoices?: readonly string[]; toSuspense?: ReviewReason }
  | { lines: readonly LineRelease[]; currency: string; payment?: undefined; toSuspense?: undefined }
)

type Released = ReleasedAllocation<PlacedAllocation>

/**
 * Takes money off invoices again without giving it back: it becomes the payer's credit, or goes back to suspense as
 * nobody's; money without one payer always does. Of one payment (all, or on some invoices), or of invoice lines, the last money first.
 * @returns the amount that was taken off, minor units
 * @throws 404, 409 unless the payment stands as received, 400 when more is wanted than is on a line
 */
export const releaseAllocations = async (release: Release): Promise<bigint> => {
  const { req, tx, company, reason } = release
  const places = await placesOf(release)
  const released = chosen(release, places.live)
  if (released.length === 0 && !release.toSuspense) return 0n
  for (const payment of places.payments) {
    if (release.toSuspense ?? isInSuspense(payment))
      await unmatch(tx, payment, release.toSuspense ?? payment.reviewReason ?? 'unknown_reference')
  }
  const moves = released.flatMap((part) => rowsOf(part, release))
  const touched = await moveAllocations({ tx, company: company.id, moves })
  await postToLedger(tx, company.id, postingsOf(release, places, released))
  await recordAudit({
    req,
    rows: [...groupBy(released, ({ allocation }) => allocation.payment)].map(([payment, own]) => ({
      action: 'payment.release',
      entity: 'payments',
      entityId: payment,
      company: company.id,
      after: {
        amountMinor: Number(total(own)),
        invoices: [...new Set(own.map(({ allocation }) => allocation.invoiceId))],
        reviewReason: release.toSuspense ?? null,
      },
      reason,
    })),
  })
  await announceMoves({
    tx,
    company: company.id,
    touched,
    lines: places.lines,
    moved: released.map(({ allocation }) => allocation.lineId),
  })
  return total(released)
}

const total = (parts: readonly Released[]): bigint => sumMinor(parts.map(({ amount }) => amount))

type Places = { live: PlacedAllocation[]; lines: LockedLine[]; payments: StoredPayment[] }

const placesOf = async (release: Release): Promise<Places> => {
  const { tx, company } = release
  if (release.lines) {
    const lines = release.lines.map(({ line }) => line)
    return lockPlaced({ tx, company: company.id, currency: release.currency, lines })
  }
  const { currency } = await findPayment({ tx, company: company.id, id: release.payment })
  const places = await lockPlaced({ tx, company: company.id, currency, payment: release.payment })
  const [payment] = places.payments
  if (payment) requireReceived(payment)
  return places
}

/** @throws 400 when more is wanted than is on a line */
const chosen = (release: Release, live: readonly PlacedAllocation[]): Released[] => {
  const { lines } = release
  if (!lines) {
    const { invoices } = release
    return live
      .filter(({ invoiceId }) => !invoices || invoices.includes(invoiceId))
      .map((allocation) => ({ allocation, amount: allocation.amount, stays: 0n }))
  }
  try {
    return releaseFromLines(live, new Map(lines.map(({ line, amount }) => [line, amount ?? null])))
  } catch (error) {
    if (error instanceof RangeError) throw validationError(`${error.message}.`, 'lines')
    throw error
  }
}

/** The opposite row, and a new one for what stays: a row is never changed. */
const rowsOf = ({ allocation, stays }: Released, { effectiveOn, reason }: Release): AllocationMove[] => {
  const { id, payment, invoiceId: invoice, lineId: line, currency } = allocation
  // It cannot end to count before it began.
  const day = compareDates(effectiveOn, allocation.effectiveOn) < 0 ? allocation.effectiveOn : effectiveOn
  const row = { payment, invoice, line, currency, effectiveOn: day, reason }
  return [{ ...row, amount: -allocation.amount, reverses: id }, ...(stays > 0n ? [{ ...row, amount: stays }] : [])]
}

const postingsOf = (release: Release, { lines, payments }: Places, released: readonly Released[]): Posting[] => {
  const { effectiveOn, operation = randomUUID(), toSuspense } = release
  const move = trackLines(lines)
  const byPayment = groupBy(released, ({ allocation }) => allocation.payment)
  return payments.flatMap((payment) => {
    const own = byPayment.get(payment.id) ?? []
    const moved = move(own.map(({ allocation: { lineId }, amount }) => ({ lineId, amount: -amount })))
    const payer = { payment: payment.id, person: payment.person ?? undefined }
    const entries = toPosting(
      postings.allocationReleased({
        payer,
        allocations: moved.allocations,
        // What paid for several payers is nobody's credit.
        toSuspense: toSuspense !== undefined || isInSuspense(payment),
        credit: toSuspense !== undefined && !isInSuspense(payment) ? payment.unallocated : 0n,
      }),
      postings.rentCollected({ payment: payment.id, lines: moved.collected }),
    )
    return {
      event: 'payment.released',
      postedOn: compareDates(effectiveOn, payment.valueDate) < 0 ? payment.valueDate : effectiveOn,
      description: `Payment ${payment.number} taken off invoices`,
      idempotencyKey: `payment:${payment.id}:released:${operation}`,
      sourceType: 'payments',
      sourceId: payment.id,
      currency: payment.currency,
      entries,
    }
  })
}

/** Nobody's again, and waiting for a look. */
const unmatch = async (tx: Tx, payment: StoredPayment, reason: ReviewReason): Promise<void> => {
  await tx.query('update payments set person_id = $2, review_reason = $3, updated_at = now() where id = $1', [
    payment.id,
    reason === 'unknown_reference' ? null : payment.person,
    reason,
  ])
}
