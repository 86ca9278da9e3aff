import type { PayloadRequest } from 'payload'
import { lockRow } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { type IntentStatus, intentTransitions } from '../../domain/intent.ts'
import { canTransition } from '../../domain/transitions.ts'
import type { InitiateResult } from '../../gateways/port.ts'
import { emitMany } from '../outbox.ts'

const statusOf = { pending: 'submitted', failed: 'failed', unknown: 'unknown' } as const satisfies Record<
  InitiateResult['status'],
  IntentStatus
>

type Submission = { req: PayloadRequest; intentId: string; company: string; result: InitiateResult }

/** Keeps what the gateway answered. A callback may have settled the intent meanwhile: its state then stays. */
export const storeSubmission = ({ req, intentId, company, result }: Submission): Promise<void> =>
  withTransaction(req, async (tx) => {
    const intent = await lockRow<{ status: IntentStatus }>(tx, 'payment_intents', intentId)
    const wanted = statusOf[result.status]
    const status = canTransition(intentTransitions, intent.status, wanted) ? wanted : intent.status
    await tx.query(
      `update payment_intents set status = $2, gateway_request_id = coalesce($3, gateway_request_id),
         gateway_merchant_request_id = coalesce($4, gateway_merchant_request_id), failure_reason = $5, updated_at = now() where id = $1`,
      [
        intentId,
        status,
        result.gatewayRequestId,
        result.merchantRequestId,
        status === 'failed' || status === 'unknown' ? result.message : null,
      ],
    )
    await emitMany(tx, [
      { topic: 'intent.updated', company, payload: { company, id: intentId, status } },
      ...(status === 'failed'
        ? []
        : [{ topic: 'charge.poll' as const, company, key: `poll-${intentId}`, payload: { intentId } }]),
    ])
  })
