import type { Tx } from '../../db/transaction.ts'
import type { IntentStatus } from '../../domain/intent.ts'
import type { GatewayFacts } from '../../gateways/port.ts'
import { now } from '../../platform/clock.ts'
import { emit } from '../outbox.ts'

export type LockedIntent = {
  id: string
  company_id: string
  person_id: string | null
  invoices: string[]
  amount_minor: string
  currency: string
  status: IntentStatus
}

/** The request that a confirmed payment answers: by the gateway's id, or by our reference when that id was lost. */
export const lockIntent = async (
  tx: Tx,
  account: string,
  facts: Pick<GatewayFacts, 'gatewayRequestId' | 'reference'>,
): Promise<LockedIntent | undefined> => {
  const [intent] = await tx.query<LockedIntent>(
    `select id, company_id, person_id, invoices, amount_minor, currency, status from payment_intents
     where gateway_account_id = $1 and (gateway_request_id = $2 or reference = $3)
     order by (gateway_request_id = $2) desc nulls last limit 1 for update`,
    [account, facts.gatewayRequestId, facts.reference],
  )
  return intent
}

/** A paid request is settled; one that had been paid before keeps its first payment. */
export const finishIntent = async (tx: Tx, intent: LockedIntent, payment: string): Promise<void> => {
  if (intent.status === 'succeeded') return
  await tx.query(
    `update payment_intents set status = 'succeeded', payment_id = $2, settled_at = $3, failure_reason = null, updated_at = now() where id = $1`,
    [intent.id, payment, now().toISOString()],
  )
  const { company_id: company, id } = intent
  await emit(tx, { topic: 'intent.updated', company, payload: { company, id, status: 'succeeded', payment } })
}
