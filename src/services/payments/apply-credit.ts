import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { allocateCredit, type CreditAllocation } from '../../domain/allocation-credit.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { toPosting } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { sumMinor } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { type Posting, postToLedger } from '../ledger/post.ts'
import { announceMoves } from './announce-moves.ts'
import { lockPayments, type StoredPayment } from './lock-payments.ts'
import { moveAllocations } from './move-allocations.ts'
import { openInvoiceIds } from './open-invoice-ids.ts'
import { type LockedLine, lockOpenLines } from './open-lines.ts'
import { policyOf } from './share-out.ts'
import { trackLines } from './track-lines.ts'

type Apply = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  /** one payer, or many: the number of statements is the same */
  person: string | readonly string[]
  currency: string
  /** only on these; else on all that the payer owes */
  invoices?: readonly string[]
  /** the day of the books, and from which it counts */
  effectiveOn: CalendarDate
  /** makes the postings' keys; the same operation is posted once */
  operation?: string
}

/**
 * Puts payers' credit on what they owe: the oldest credit first, on the invoice due first. Money in suspense is nobody's
 * credit and stays. Whether the company wants this (`money.autoApplyCredit`) is for the caller to ask.
 * @returns the amount that was put on invoices, minor units
 */
export const applyCredit = async (apply: Apply): Promise<bigint> => {
  const { req, tx, company, currency, effectiveOn, operation = randomUUID() } = apply
  const persons = typeof apply.person === 'string' ? [apply.person] : [...new Set(apply.person)]
  const holders = await creditOf(tx, company.id, persons, currency)
  if (holders.length === 0) return 0n
  const among = { persons: [...new Set(holders.map(({ person }) => person))], among: apply.invoices }
  const invoices = await openInvoiceIds({ tx, company: company.id, currency, ...among })
  const lines = await lockOpenLines(tx, company.id, invoices, currency)
  if (lines.length === 0) return 0n
  const payments = await lockPayments({ tx, company: company.id, ids: holders.map(({ id }) => id) })
  const parts = share({ company, payments, lines })
  if (parts.length === 0) return 0n

  const touched = await moveAllocations({
    tx,
    company: company.id,
    moves: parts.map(({ payment, invoiceId, lineId, amount }) => ({
      payment,
      invoice: invoiceId,
      line: lineId,
      amount,
      currency,
      effectiveOn,
    })),
  })
  await postToLedger(tx, company.id, postingsOf({ payments, lines, parts, currency, effectiveOn, operation }))
  await recordAudit({
    req,
    rows: [...groupBy(parts, ({ payment }) => payment)].map(([payment, own]) => ({
      action: 'credit.apply',
      entity: 'payments',
      entityId: payment,
      company: company.id,
      after: { amountMinor: Number(total(own)), currency, invoices: [...new Set(own.map((part) => part.invoiceId))] },
    })),
  })
  await announceMoves({ tx, company: company.id, touched, lines, moved: parts.map(({ lineId }) => lineId) })
  return total(parts)
}

const total = (parts: readonly { amount: bigint }[]): bigint => sumMinor(parts.map(({ amount }) => amount))

const creditOf = (
  tx: Tx,
  company: string,
  persons: readonly string[],
  currency: string,
): Promise<{ id: string; person: string }[]> =>
  tx.query(
    `select id, person_id as person from payments
     where company_id = $1 and person_id = any($2::uuid[]) and currency = $3 and status = 'received'
       and review_reason is null and unallocated_minor > 0`,
    [company, persons, currency],
  )

type Share = { company: CompanySettings; payments: readonly StoredPayment[]; lines: readonly LockedLine[] }

/** Per payer, the credit that came first first. */
const share = ({ company, payments, lines }: Share): CreditAllocation[] => {
  const free = payments.filter(
    ({ status, reviewReason, unallocated }) => status === 'received' && reviewReason === null && unallocated > 0n,
  )
  const owed = groupBy(lines, ({ collected }) => collected.person)
  return [...groupBy(free, ({ person }) => person ?? '')].flatMap(([person, own]) =>
    allocateCredit({
      credits: own
        .toSorted((a, b) => byText(a.valueDate, b.valueDate) || byText(a.number, b.number))
        .map(({ id, unallocated }) => ({ payment: id, left: unallocated })),
      lines: owed.get(person) ?? [],
      policy: policyOf(company),
    }),
  )
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type PostingsOf = {
  payments: readonly StoredPayment[]
  lines: readonly LockedLine[]
  parts: readonly CreditAllocation[]
  currency: string
  effectiveOn: CalendarDate
  operation: string
}

const postingsOf = ({ payments, lines, parts, currency, effectiveOn, operation }: PostingsOf): Posting[] => {
  const byId = new Map(payments.map((payment) => [payment.id, payment]))
  const move = trackLines(lines)
  return [...groupBy(parts, ({ payment }) => payment)].map(([id, own]) => {
    const payment = byId.get(id)
    const { allocations, collected } = move(own)
    return {
      event: 'credit.applied',
      postedOn: effectiveOn,
      description: `Credit of payment ${payment?.number ?? ''} put on invoices`,
      idempotencyKey: `payment:${id}:applied:${operation}`,
      sourceType: 'payments',
      sourceId: id,
      currency,
      entries: toPosting(
        postings.creditApplied({ payer: { payment: id, person: payment?.person ?? undefined }, allocations }),
        postings.rentCollected({ payment: id, lines: collected }),
      ),
    }
  })
}
