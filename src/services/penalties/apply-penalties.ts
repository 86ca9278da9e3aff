import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { writeInvoices } from '../invoices/write-invoices.ts'
import { lockPendingPenalties, type PendingPenalty } from './take-pending-penalties.ts'

type Apply = {
  req: PayloadRequest
  company: string
  penalties: string[]
  dueDate?: string
  status: 'draft' | 'issued'
  idempotency: { key: string; requestHash: string }
}

type Applied = { invoice: string; number: string | null; status: string }

/**
 * Puts pending penalties of one payer on an invoice of their own instead of waiting for the next one.
 * @throws 400 for penalties of several payers, leases or currencies; 409 when one is not pending
 */
export const applyPenalties = async ({ req, company: companyId, idempotency, ...apply }: Apply): Promise<Applied> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    const { today, money } = company
    const dueDate = apply.dueDate ?? addDays(today, money.invoiceDueDays)
    if (dueDate < today) throw validationError('It is due before it is issued.', 'dueDate')
    await advisoryLock(tx, 'penalty-invoice', companyId, idempotency.key)
    const known = await findInvoice(tx, companyId, idempotency)
    if (known) return known
    const ids = [...new Set(apply.penalties)]
    const penalties = await lockPendingPenalties(tx, companyId, ids)
    if (penalties.length < ids.length) throw conflict('One of the penalties is not pending. Load the page again.')
    const { person, contract, unit, project, currency } = onePlace(penalties)
    const lines = penalties.map(({ id, description, amountMinor }) => ({
      kind: 'penalty' as const,
      description,
      quantity: 1,
      unitAmountMinor: amountMinor,
      taxRateBps: 0,
      penalty: id,
    }))
    const invoice = { kind: 'penalty' as const, person, contract, unit, project, currency, issueDate: today, dueDate }
    const [written] = await writeInvoices({
      req,
      tx,
      company,
      invoices: [{ ...invoice, lines, idempotency }],
      status: apply.status,
    })
    if (!written) throw new Error('The invoice of the penalties was not written.')
    await recordAudit({
      req,
      rows: penalties.map(({ id, number }) => ({
        action: 'penalty.apply',
        entity: 'penalties',
        entityId: id,
        company: companyId,
        after: { number, invoice: written.id },
      })),
    })
    return { invoice: written.id, number: written.number, status: apply.status }
  })
}

const findInvoice = async (tx: Tx, company: string, { key, requestHash }: Apply['idempotency']) => {
  const [row] = await tx.query<Applied & { request_hash: string }>(
    `select id as invoice, number, status, request_hash from invoices where company_id = $1 and idempotency_key = $2`,
    [company, key],
  )
  if (!row) return undefined
  assertSameRequest(row.request_hash, requestHash)
  return { invoice: row.invoice, number: row.number, status: row.status }
}

/** @throws 400 */
const onePlace = (penalties: readonly PendingPenalty[]): PendingPenalty => {
  const places = new Set(penalties.map(({ person, contract, currency }) => `${person}|${contract ?? ''}|${currency}`))
  const [first] = penalties
  if (!first || places.size > 1)
    throw validationError('Choose penalties of one payer, one lease and one currency.', 'penalties')
  return first
}
