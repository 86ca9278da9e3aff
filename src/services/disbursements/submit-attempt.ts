import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { disbursementTransitions, isLive } from '../../domain/disbursement.ts'
import { canTransition } from '../../domain/transitions.ts'
import type { InitiateResult } from '../../gateways/port.ts'
import { settingsIn } from '../companies.ts'
import type { OpenGateway } from '../gateways/gateway-account.ts'
import { emit } from '../outbox.ts'
import { lockAttempt } from './attempt.ts'
import { fail } from './finish-attempt.ts'
import { outContext } from './out-context.ts'
import type { Payee } from './payee.ts'
import type { NewAttempt } from './store-attempt.ts'
import type { DisbursementKind } from './subject.ts'

type Submit = {
  req: PayloadRequest
  kind: DisbursementKind
  attempt: NewAttempt
  opened: OpenGateway
  payee: Payee
}

/** Hands a stored attempt to the gateway and keeps what it answered. */
export const submitAttempt = async ({ req, kind, attempt, opened, payee }: Submit): Promise<void> => {
  const { gateway } = opened
  const context = outContext(opened, kind)
  const { reference, currency, amount: amountMinor } = attempt
  const common = { amountMinor, currency, reference, channel: payee.provider, reason: reference }
  const result =
    payee.kind === 'paybill' || payee.kind === 'till'
      ? await gateway.payBill(context, {
          ...common,
          biller: payee.kind,
          billerNumber: payee.number,
          accountReference: payee.accountReference,
        })
      : await gateway.initiatePayout(context, { ...common, recipientNumber: payee.number })
  await keepAnswer({ req, kind, id: attempt.id, result })
}

type Answer = { req: PayloadRequest; kind: DisbursementKind; id: string; result: InitiateResult }

const statusOf = { pending: 'submitted', unknown: 'unknown' } as const

/** A callback may have settled the attempt meanwhile: its state then stays. A plain refusal is a failure at once. */
const keepAnswer = ({ req, kind, id, result }: Answer): Promise<void> =>
  withTransaction(req, async (tx) => {
    const { attempt } = await lockAttempt(tx, id)
    await tx.query(
      `update disbursements set gateway_request_id = coalesce($2, gateway_request_id),
         gateway_merchant_request_id = coalesce($3, gateway_merchant_request_id), updated_at = now() where id = $1`,
      [id, result.gatewayRequestId, result.merchantRequestId],
    )
    if (!isLive(attempt.status)) return
    if (result.status === 'failed') {
      const company = await settingsIn(tx, attempt.company)
      return fail({ req, tx, company, kind, attempt, reason: result.message })
    }
    const status = statusOf[result.status]
    if (canTransition(disbursementTransitions, attempt.status, status)) {
      await tx.query('update disbursements set status = $2, failure_reason = $3 where id = $1', [
        id,
        status,
        status === 'unknown' ? result.message : null,
      ])
    }
    const { company } = attempt
    await emit(tx, { topic: 'disbursement.poll', company, key: `payout-poll-${id}`, payload: { disbursementId: id } })
  })
