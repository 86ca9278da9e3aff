import type { Payload } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { type DisbursementStatus, isLive, type ReviewReason } from '../../domain/disbursement.ts'
import type { GatewayFacts } from '../../gateways/port.ts'
import { now } from '../../platform/clock.ts'
import { openGateway } from '../gateways/gateway-account.ts'
import { outContext } from './out-context.ts'
import { settleDisbursement } from './settle-disbursement.ts'
import type { DisbursementKind } from './subject.ts'

type Row = {
  id: string
  kind: DisbursementKind
  status: DisbursementStatus
  review_reason: ReviewReason | null
  reference: string
  gateway_account_id: string | null
  gateway_request_id: string | null
  gateway_reference: string | null
  submitted_at: string | null
}

/** How long the gateway may not know a payment before a person is asked. */
const patienceMs = 10 * 60 * 1000

/** Asks the gateway how a payment stands, when no callback has told. @returns whether there is nothing more to ask */
export const pollDisbursement = async ({
  payload,
  id,
}: {
  payload: Payload
  id: string
}): Promise<{ isFinal: boolean }> => {
  const [row] = await readQuery<Row>(payload, 'select * from disbursements where id = $1', [id])
  if (!row || !isLive(row.status) || row.review_reason === 'amount_mismatch') return { isFinal: true }
  const facts = await askGateway(payload, row)
  if (!facts) return { isFinal: true }
  if (facts.reason === 'not_found') {
    await flagUnknown(payload, row)
    return { isFinal: false }
  }
  const settled = await settleDisbursement({ payload, id, facts })
  return { isFinal: settled !== 'nothing' }
}

type Asked = Pick<Row, 'kind' | 'reference' | 'gateway_account_id' | 'gateway_request_id' | 'gateway_reference'>

/** The gateway's own word on an attempt; undefined when it went through none. */
export const askGateway = async (payload: Payload, row: Asked): Promise<GatewayFacts | undefined> => {
  const opened = row.gateway_account_id ? await openGateway(payload, row.gateway_account_id) : undefined
  return opened?.gateway.queryPayout(outContext(opened, row.kind), {
    reference: row.reference,
    gatewayRequestId: row.gateway_request_id,
    transactionCode: row.gateway_reference,
  })
}

/** Never failed by itself: the gateway may learn of it late. A person looks, and says that nothing left. */
const flagUnknown = async (payload: Payload, { id, submitted_at }: Row): Promise<void> => {
  if (now().getTime() - Date.parse(submitted_at ?? '') < patienceMs) return
  const req = await createReq(payload)
  await withTransaction(req, (tx) =>
    tx.query(
      `update disbursements set review_reason = 'unconfirmed', updated_at = now(),
         failure_reason = 'The gateway does not know this payment.'
       where id = $1 and review_reason is null and status in ('submitting', 'submitted', 'unknown')`,
      [id],
    ),
  )
}
