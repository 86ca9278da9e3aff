import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { toPosting } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { announceMoves } from './announce-moves.ts'
import { findPayment, isInSuspense, lockPayment, type StoredPayment } from './lock-payments.ts'
import { moveAllocations } from './move-allocations.ts'
import { openInvoiceIds } from './open-invoice-ids.ts'
import { lockLines } from './open-lines.ts'
import type { InvoiceTarget } from './received-money.ts'
import { shareOut } from './share-out.ts'
import { trackLines } from './track-lines.ts'

type Held = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  payment: string
  /** whose money it is, where it stood in suspense; default: the payer on file, or of the chosen invoices */
  person?: string
  /** the day of the books; money in suspense counts for the payer from its value date */
  effectiveOn: CalendarDate
  reason?: string | null
  /** makes the posting's key; the same operation is posted once */
  operation?: string
} & ({ targets: readonly InvoiceTarget[]; automatic?: false } | { automatic: true; targets?: undefined })

/**
 * Puts what is left of a payment on invoices of one payer: chosen ones, or all he owes. From suspense the rest becomes
 * his credit (`targets: []` makes all of it so), and the payment needs no look any more.
 * @returns what was put on invoices and what stays as credit, minor units
 * @throws 404, 400 for a wrong payer or invoice, 409 when nothing is left
 */
export const allocateHeld = async (held: Held): Promise<{ allocated: bigint; credit: bigint }> => {
  const { req, tx, company, effectiveOn, reason = null } = held
  const known = await findPayment({ tx, company: company.id, id: held.payment })
  const person = await payerOf(held, known)
  const invoices = held.automatic
    ? await openInvoiceIds({ tx, company: company.id, persons: [person], currency: known.currency })
    : held.targets.map(({ invoiceId }) => invoiceId)
  const lines = await lockLines(tx, company.id, invoices, known.currency)
  const payment = await lockPayment({ tx, company: company.id, id: held.payment })
  requireFree(payment)
  const fromSuspense = isInSuspense(payment)
  if (!fromSuspense && payment.person !== person)
    throw validationError('This money is the credit of another payer.', 'person')

  const { allocations, remainder } = shareOut({
    company,
    person,
    amount: payment.unallocated,
    lines,
    targets: held.targets,
  })
  if (!fromSuspense && allocations.length === 0) return { allocated: 0n, credit: remainder }
  if (fromSuspense) await settlePayer(tx, payment.id, person)
  const touched = await moveAllocations({
    tx,
    company: company.id,
    moves: allocations.map(({ lineId, invoiceId, amount }) => ({
      payment: payment.id,
      invoice: invoiceId,
      line: lineId,
      amount,
      currency: payment.currency,
      effectiveOn: fromSuspense ? payment.valueDate : laterOf(effectiveOn, payment.valueDate),
      reason,
    })),
  })
  const moved = trackLines(lines)(allocations)
  const payer = { payment: payment.id, person }
  const applied = fromSuspense
    ? postings.suspenseAllocated({ payer, allocations: moved.allocations, excess: remainder })
    : postings.creditApplied({ payer, allocations: moved.allocations })
  await postToLedger(tx, company.id, [
    {
      event: 'payment.allocated',
      postedOn: laterOf(effectiveOn, payment.valueDate),
      description: `Payment ${payment.number} put on invoices`,
      idempotencyKey: `payment:${payment.id}:allocated:${held.operation ?? randomUUID()}`,
      sourceType: 'payments',
      sourceId: payment.id,
      currency: payment.currency,
      entries: toPosting(applied, postings.rentCollected({ payment: payment.id, lines: moved.collected })),
    },
  ])
  const allocated = payment.unallocated - remainder
  await recordAudit({
    req,
    rows: [
      {
        action: 'payment.allocate',
        entity: 'payments',
        entityId: payment.id,
        company: company.id,
        before: { unallocatedMinor: Number(payment.unallocated), reviewReason: payment.reviewReason },
        after: {
          unallocatedMinor: Number(remainder),
          reviewReason: null,
          person,
          invoices: touched.map(({ id }) => id),
        },
        reason: reason ?? undefined,
      },
    ],
  })
  await announceMoves({
    tx,
    company: company.id,
    touched,
    lines,
    moved: allocations.map(({ lineId }) => lineId),
  })
  return { allocated, credit: remainder }
}

/** @throws 409 unless the payment was received and something of it is free */
const requireFree = ({ status, unallocated }: StoredPayment): void => {
  if (status !== 'received')
    throw conflict(`This payment is ${status}, so nothing of it can be put on invoices.`, { allowed: ['received'] })
  if (unallocated <= 0n) throw conflict('Nothing of this payment is left: all of it is on invoices already.')
}

const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (compareDates(a, b) < 0 ? b : a)

/** @throws 400 without anybody, or with a payer of another company */
const payerOf = async ({ tx, company, person: given, targets }: Held, known: StoredPayment): Promise<string> => {
  const unknown = () => validationError('Say whose money this is.', 'person')
  const own = isInSuspense(known) ? null : known.person
  if (given || own || (known.person && !targets?.length)) {
    const person = given ?? own ?? known.person ?? ''
    const [found] = await tx.query('select 1 from people where company_id = $1 and id = $2 and deleted_at is null', [
      company.id,
      person,
    ])
    if (!found) throw validationError('This payer does not exist.', 'person')
    return person
  }
  const [invoice] = await tx.query<{ person: string }>(
    'select person_id as person from invoices where company_id = $1 and id = $2',
    [company.id, targets?.[0]?.invoiceId ?? null],
  )
  if (!targets?.length) throw unknown()
  if (!invoice)
    throw validationError('This is no issued invoice of the payer in this currency.', 'allocations.0.invoice')
  return invoice.person
}

/** From now on it is this payer's money, and nobody has to look at it. */
const settlePayer = async (tx: Tx, payment: string, person: string): Promise<void> => {
  await tx.query('update payments set person_id = $2, review_reason = null, updated_at = now() where id = $1', [
    payment,
    person,
  ])
}
