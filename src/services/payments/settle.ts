import type { Payload } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { createReq, withTransaction, type Tx } from '../../db/transaction.ts'
import type { GatewayFacts } from '../../gateways/port.ts'
import { companySettings } from '../companies.ts'
import type { GatewayAccountRow } from '../gateways/gateway-account.ts'
import { finishIntent, lockIntent, type LockedIntent } from './settle-intent.ts'
import { recordPayment, type ReviewReason } from './record-payment.ts'

/** What the gateway itself confirmed: amount and receipt are known. */
export type SettledFacts = GatewayFacts

type Settle = { payload: Payload; account: GatewayAccountRow; facts: SettledFacts; inboxId?: string }

/**
 * Turns confirmed money into a payment: intent locked, amount, currency and reference compared, then payment,
 * allocations, invoice balances, ledger, audit and outbox in one transaction. A receipt that is known already
 * changes nothing, whoever brings it: another callback, the poll, a statement.
 */
export const settle = async ({
  payload,
  account,
  facts,
  inboxId,
}: Settle): Promise<{ payment: string; isNew: boolean }> => {
  const receipt = facts.transactionCode
  const amount = facts.amountMinor
  if (!receipt || amount === null || amount <= 0n)
    throw new RangeError('Only a confirmed receipt with an amount above zero can be settled')
  const company = await companySettings(payload, account.company_id)
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'receipt', account.id, receipt)
    const known = await knownPayment(tx, account.id, receipt)
    if (known) {
      await closeInbox(tx, inboxId, known, 'This receipt is recorded already')
      return { payment: known, isNew: false }
    }
    const intent = await lockIntent(tx, account.id, facts)
    const reviewReason = reviewOf(intent, facts, amount)
    const payment = await recordPayment({
      req,
      tx,
      company,
      amount,
      currency: facts.currency,
      method: 'mobile',
      money: { account: 'gateway_clearing', subject: account.id },
      valueDate: facts.occurredAt,
      payer: { person: intent?.person_id ?? null, name: facts.payerName, phone: facts.payerPhone },
      invoices: intent && !reviewReason ? intent.invoices : [],
      reviewReason,
      source: {
        gatewayAccount: account.id,
        receipt,
        reference: facts.reference,
        intent: intent?.id ?? null,
        inbox: inboxId ?? null,
      },
    })
    if (intent) await finishIntent(tx, intent, payment)
    await closeInbox(tx, inboxId, payment, outcomes[reviewReason ?? 'paid'], intent?.id)
    return { payment, isNew: true }
  })
}

const reviewOf = (intent: LockedIntent | undefined, facts: SettledFacts, amount: bigint): ReviewReason | null => {
  if (!intent) return 'unknown_reference'
  if (intent.status === 'succeeded') return 'second_payment'
  if (facts.currency !== intent.currency) return 'currency_mismatch'
  return amount === BigInt(intent.amount_minor) ? null : 'amount_mismatch'
}

const outcomes: Record<ReviewReason | 'paid', string> = {
  paid: 'Payment recorded',
  unknown_reference: 'Recorded in suspense: unknown reference',
  second_payment: 'Recorded in suspense: this request was paid before',
  currency_mismatch: 'Recorded in suspense: another currency than asked for',
  amount_mismatch: 'Recorded in suspense: another amount than asked for',
}

const knownPayment = async (tx: Tx, account: string, receipt: string): Promise<string | undefined> => {
  const [row] = await tx.query<{ id: string }>(
    'select id from payments where gateway_account_id = $1 and gateway_reference = $2',
    [account, receipt],
  )
  return row?.id
}

const closeInbox = async (
  tx: Tx,
  inboxId: string | undefined,
  payment: string,
  outcome: string,
  intent?: string,
): Promise<void> => {
  if (!inboxId) return
  await tx.query(
    `update callback_inbox set status = 'processed', outcome = $2, payment_id = $3, intent_id = coalesce($4, intent_id), error = null, updated_at = now()
     where id = $1`,
    [inboxId, outcome, payment, intent ?? null],
  )
}
