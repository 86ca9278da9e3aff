import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { GatewayEvent } from '../../gateways/port.ts'
import { unavailable } from '../../platform/errors.ts'
import type { OpenGateway } from '../gateways/gateway-account.ts'
import { outContext } from './out-context.ts'
import { type Settled, settleDisbursement } from './settle-disbursement.ts'
import type { DisbursementKind } from './subject.ts'

type Callback = { payload: Payload; inboxId: string; opened: OpenGateway; event: GatewayEvent }

export type CallbackOutcome = { status: 'processed' | 'ignored'; outcome: string }

type Found = { id: string; kind: DisbursementKind; reference: string; gateway_request_id: string | null }

/**
 * A callback about money that went out is a hint: the gateway is asked, and its answer counts. Whatever address it came
 * to, what it is about follows from our reference in it.
 * @throws when the gateway gives no usable answer, so that the job is tried again
 */
export const settlePayoutCallback = async ({ payload, inboxId, opened, event }: Callback): Promise<CallbackOutcome> => {
  const attempt = await attemptOf(payload, opened.account.id, event)
  if (!attempt) return { status: 'ignored', outcome: 'A result of a payment that is not ours' }
  const facts = await opened.gateway.queryPayout(outContext(opened, attempt.kind), {
    reference: attempt.reference,
    gatewayRequestId: attempt.gateway_request_id,
    transactionCode: event.transactionCode,
  })
  if (facts.reason === 'not_found' || facts.reason === 'merchant_mismatch')
    return { status: 'ignored', outcome: 'The gateway does not confirm this payment' }
  if (facts.status === 'unknown')
    throw unavailable(`The gateway did not confirm yet: ${facts.message ?? facts.reason ?? 'no answer'}`)
  if (facts.status === 'pending') return { status: 'ignored', outcome: 'The gateway says that it is still under way' }
  const settled = await settleDisbursement({ payload, id: attempt.id, facts, inbox: inboxId })
  return { status: 'processed', outcome: outcomes[settled] }
}

const attemptOf = async (payload: Payload, account: string, event: GatewayEvent): Promise<Found | undefined> => {
  const [attempt] = await readQuery<Found>(
    payload,
    `select id, kind, reference, gateway_request_id from disbursements
     where gateway_account_id = $1 and (reference = $2 or ($2::text is null and gateway_request_id = $3)) limit 1`,
    [account, event.reference, event.gatewayRequestId],
  )
  return attempt
}

const outcomes: Record<Settled, string> = {
  succeeded: 'Payment out recorded',
  failed: 'The money did not leave',
  late_success: 'Marked: succeeded after it was taken for failed',
  amount_mismatch: 'Marked: another amount than sent',
  unconfirmed: 'Marked: not confirmed',
  nothing: 'Known already',
}
