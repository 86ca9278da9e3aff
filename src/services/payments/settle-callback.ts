import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { GatewayEvent } from '../../gateways/port.ts'
import { unavailable } from '../../platform/errors.ts'
import { settlePayoutCallback } from '../disbursements/settle-payout-callback.ts'
import { closeIntent } from '../charges/close-intent.ts'
import { openGateway, type OpenGateway } from '../gateways/gateway-account.ts'
import { settle } from './settle.ts'

type InboxRow = {
  id: string
  gateway_account_id: string
  body: string
  headers: Record<string, string> | null
  status: string
}

/**
 * The second half of a callback's way: what was stored is confirmed with the gateway (an unsigned callback is a hint)
 * and settled in one transaction. Runs again after a crash or an outage without doing anything twice.
 * @throws when the gateway gives no usable answer, so that the job is tried again
 */
export const settleCallback = async ({ payload, inboxId }: { payload: Payload; inboxId: string }): Promise<void> => {
  const [inbox] = await readQuery<InboxRow>(
    payload,
    `update callback_inbox set attempts = attempts + 1, updated_at = now() where id = $1 and status in ('received', 'failed', 'dead')
     returning id, gateway_account_id, body, headers, status`,
    [inboxId],
  )
  const opened = inbox && (await openGateway(payload, inbox.gateway_account_id))
  if (!inbox || !opened) return
  const event = opened.gateway.parse({ body: inbox.body, headers: inbox.headers ?? {} })[0]
  if (!event) return close(payload, inboxId, 'ignored', 'Not readable as a callback of this gateway')
  try {
    if (event.kind === 'payout') {
      const { status, outcome } = await settlePayoutCallback({ payload, inboxId, opened, event })
      await close(payload, inboxId, status, outcome)
    } else if (event.status === 'succeeded') await settleSuccess({ payload, inboxId, opened, event })
    else await settleFailure({ payload, inboxId, opened, event })
  } catch (error) {
    await close(payload, inboxId, 'failed', null, error instanceof Error ? error.message : String(error))
    throw error
  }
}

type Settlement = { payload: Payload; inboxId: string; opened: OpenGateway; event: GatewayEvent }

const settleSuccess = async ({ payload, inboxId, opened, event }: Settlement): Promise<void> => {
  const answer = await opened.gateway.confirm(opened.context, event)
  if (answer.verdict === 'unavailable')
    throw unavailable(`The gateway did not confirm yet: ${answer.message ?? answer.reason ?? 'no answer'}`)
  if (answer.verdict === 'refuted' || answer.amountMinor === null || !answer.transactionCode) {
    return close(
      payload,
      inboxId,
      'ignored',
      `The gateway does not confirm this payment: ${answer.message ?? answer.reason ?? answer.status}`,
    )
  }
  await settle({
    payload,
    account: opened.account,
    inboxId,
    // What the gateway says counts; the callback, which anybody may have written, only fills in what its answer leaves out.
    facts: {
      ...answer,
      reference: answer.reference ?? event.reference,
      gatewayRequestId: answer.gatewayRequestId ?? (answer.reference ? null : event.gatewayRequestId),
      payerPhone: answer.payerPhone ?? event.payerPhone,
      payerName: answer.payerName ?? event.payerName,
      occurredAt: answer.occurredAt ?? event.occurredAt,
    },
  })
}

const settleFailure = async ({ payload, inboxId, opened, event }: Settlement): Promise<void> => {
  const [intent] = await readQuery<{ id: string }>(payload, FIND_INTENT, [
    opened.account.id,
    event.gatewayRequestId,
    event.reference,
  ])
  if (!intent) return close(payload, inboxId, 'ignored', 'A failure of a request that is not ours')
  const facts = await opened.gateway.queryStatus(opened.context, {
    gatewayRequestId: event.gatewayRequestId,
    reference: event.reference,
  })
  // Some gateways tell a result by callback only; money that still comes is taken all the same.
  if (facts.status === 'unknown' && facts.reason !== 'awaiting_callback')
    throw unavailable(`The gateway did not confirm the failure yet: ${facts.message ?? facts.reason ?? 'no answer'}`)
  if (facts.status === 'succeeded' || facts.status === 'reversed' || facts.status === 'pending')
    return close(payload, inboxId, 'ignored', `The gateway says ${facts.status}, not failed`)
  await closeIntent({ payload, intentId: intent.id, to: 'failed', reason: event.resultMessage ?? facts.message })
  await close(payload, inboxId, 'processed', 'The payer did not pay')
}

const FIND_INTENT = `
  select id from payment_intents where gateway_account_id = $1 and (gateway_request_id = $2 or reference = $3)
  order by (gateway_request_id = $2) desc nulls last limit 1`

type Closing = 'ignored' | 'processed' | 'failed'

const close = async (
  payload: Payload,
  id: string,
  status: Closing,
  outcome: string | null,
  error: string | null = null,
): Promise<void> => {
  await readQuery(
    payload,
    `update callback_inbox set status = $2, outcome = coalesce($3, outcome), error = $4, updated_at = now()
     where id = $1 and status <> 'processed'`,
    [id, status, outcome, error],
  )
}
