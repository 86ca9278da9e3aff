import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { IntentStatus } from '../../domain/intent.ts'
import { now } from '../../platform/clock.ts'
import { openGateway } from '../gateways/gateway-account.ts'
import { settle } from '../payments/settle.ts'
import { closeIntent } from './close-intent.ts'

type Row = {
  id: string
  company_id: string
  gateway_account_id: string
  status: IntentStatus
  gateway_request_id: string | null
  reference: string
  created_at: string
}

const finals: IntentStatus[] = ['succeeded', 'failed', 'expired']
const expiryMs = 48 * 60 * 60 * 1000

/** Asks the gateway how a charge stands, when no callback has told. @returns whether there is nothing more to ask */
export const pollIntent = async ({
  payload,
  intentId,
}: {
  payload: Payload
  intentId: string
}): Promise<{ isFinal: boolean }> => {
  const [intent] = await readQuery<Row>(payload, 'select * from payment_intents where id = $1', [intentId])
  if (!intent || finals.includes(intent.status)) return { isFinal: true }
  const opened = await openGateway(payload, intent.gateway_account_id)
  if (!opened) return { isFinal: true }
  const facts = await opened.gateway.queryStatus(opened.context, {
    gatewayRequestId: intent.gateway_request_id,
    reference: intent.reference,
  })
  if (facts.status === 'succeeded' && facts.amountMinor !== null && facts.transactionCode) {
    await settle({
      payload,
      account: opened.account,
      facts: { ...facts, reference: facts.reference ?? intent.reference },
    })
    return { isFinal: true }
  }
  if (facts.status === 'failed') {
    await closeIntent({ payload, intentId, to: 'failed', reason: facts.message })
    return { isFinal: true }
  }
  if (now().getTime() - new Date(intent.created_at).getTime() > expiryMs) {
    await closeIntent({ payload, intentId, to: 'expired', reason: 'The gateway gave no result within 48 hours.' })
    return { isFinal: true }
  }
  return { isFinal: false }
}
