import type { Payload } from 'payload'
import { lockRow } from '../../db/locks.ts'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { type IntentStatus, intentTransitions } from '../../domain/intent.ts'
import { canTransition } from '../../domain/transitions.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { emit } from '../outbox.ts'

type Close = { payload: Payload; intentId: string; to: 'failed' | 'expired'; reason: string | null }

/** Ends a payment request without money. Money that still comes later is taken all the same. */
export const closeIntent = async ({ payload, intentId, to, reason }: Close): Promise<boolean> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    const intent = await lockRow<{ status: IntentStatus; company_id: string }>(tx, 'payment_intents', intentId)
    if (!canTransition(intentTransitions, intent.status, to)) return false
    await tx.query(
      'update payment_intents set status = $2, failure_reason = $3, settled_at = $4, updated_at = now() where id = $1',
      [intentId, to, reason, now().toISOString()],
    )
    const company = intent.company_id
    await recordAudit({
      req,
      rows: [
        {
          action: `charge.${to}`,
          entity: 'payment-intents',
          entityId: intentId,
          company,
          before: { status: intent.status },
          after: { status: to, reason },
        },
      ],
    })
    await emit(tx, { topic: 'intent.updated', company, payload: { company, id: intentId, status: to } })
    return true
  })
}
