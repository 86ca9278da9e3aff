import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { sumMinor } from '../../domain/money.ts'
import { takeCredit } from '../../domain/refund.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import type { MoneyOutMethod } from './refund.ts'
import { takeNumbers } from '../numbers.ts'
import { lockFreeCredit } from './free-credit.ts'

export type RefundProposal = {
  person: string
  currency: string
  /** minor units; all that is free without it */
  amountMinor?: bigint
  method: MoneyOutMethod
  account?: string | null
  reason: string
  /** only the credit that this payment left */
  payment?: string
}

type Propose = RefundProposal & {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings & { today: string }
  idempotency?: { key: string; requestHash: string }
}

/**
 * Proposes to pay out free credit, in the caller's transaction; it is set aside when somebody approves it.
 * @returns the refund's id
 * @throws 400 above the free credit (path amountMinor)
 */
export const proposeRefund = async ({ req, tx, company, idempotency, ...refund }: Propose): Promise<string> => {
  const { person, currency, method, account, reason, payment } = refund
  const free = await lockFreeCredit({ tx, company: company.id, person, currency, payment })
  const amount = refund.amountMinor ?? sumMinor(free.map((credit) => credit.free).filter((left) => left > 0n))
  const parts = amount > 0n ? takeCredit(amount, free) : undefined
  if (!parts) throw validationError(tooMuch(sumMinor(free.map((credit) => credit.free))), 'amountMinor')

  const id = randomUUID()
  const [number = ''] = await takeNumbers(tx, {
    company: company.id,
    docType: 'refund',
    year: Number(company.today.slice(0, 4)),
  })
  await insertRows(tx, 'refunds', [
    {
      id,
      company_id: company.id,
      number,
      person_id: person,
      amount_minor: amount,
      currency,
      method,
      account_id: account ?? null,
      reason,
      status: 'pending_approval',
      proposed_by_id: req.user?.id ?? null,
      idempotency_key: idempotency?.key ?? null,
      request_hash: idempotency?.requestHash ?? null,
    },
  ])
  await insertRows(
    tx,
    'refund_lines',
    parts.map((part) => ({
      company_id: company.id,
      refund_id: id,
      payment_id: part.payment,
      amount_minor: part.amount,
      currency,
    })),
  )
  await recordAudit({
    req,
    rows: [
      {
        action: 'refund.propose',
        entity: 'refunds',
        entityId: id,
        company: company.id,
        after: { number, person, amountMinor: Number(amount), currency, method },
        reason,
      },
    ],
  })
  return id
}

const tooMuch = (free: bigint): string =>
  free > 0n
    ? 'The amount is above the credit that is free. Open proposals count against it.'
    : 'This payer has no free credit in this currency. Open proposals count against it.'
