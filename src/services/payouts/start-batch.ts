import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { assertSameRequest } from '../idempotency.ts'
import { recordAudit } from '../audit.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'
import type { MoneyOutMethod } from '../refunds/refund.ts'

export type BatchAction = 'submit' | 'approve' | 'disburse'

/** How the statements of a batch are paid; by default each goes to the usual account of its owner. */
export type BatchPayment = { method?: MoneyOutMethod; gatewayAccount?: string; bankAccount?: string }

type Start = {
  req: PayloadRequest
  company: string
  batch: string
  action: BatchAction
  payment?: BatchPayment
  idempotency: { key: string; requestHash: string }
}

/** Queues an action on all statements of a batch that allow it. The same key answers the same job. */
export const startBatch = ({
  req,
  company,
  batch,
  action,
  payment = {},
  idempotency,
}: Start): Promise<{ jobRun: string }> =>
  withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'job-run', company, idempotency.key)
    const [known] = await tx.query<{ id: string; request_hash: string | null }>(
      'select id, request_hash from job_runs where company_id = $1 and idempotency_key = $2',
      [company, idempotency.key],
    )
    if (known) {
      assertSameRequest(known.request_hash, idempotency.requestHash)
      return { jobRun: known.id }
    }
    await checkSources(tx, company, payment)
    const jobRun = await queueJobRun(tx, {
      kind: 'payouts.batch',
      company,
      params: { batch, action, payment, actor: req.user?.id },
      idempotencyKey: idempotency.key,
      requestHash: idempotency.requestHash,
    })
    await emit(tx, { topic: 'payouts.batch', company, key: `payouts-${jobRun}`, payload: { jobRunId: jobRun } })
    await recordAudit({
      req,
      rows: [
        {
          action: 'payout.batch',
          entity: 'payout-batches',
          entityId: batch,
          company,
          after: { step: action, ...payment },
        },
      ],
    })
    return { jobRun }
  })

const checkSources = async (tx: Tx, company: string, { gatewayAccount, bankAccount }: BatchPayment): Promise<void> => {
  const [found] = await tx.query<{ gateway: boolean; bank: boolean }>(
    `select exists (select from gateway_accounts where company_id = $1 and id = $2) as gateway,
            exists (select from payment_accounts where company_id = $1 and id = $3 and person_id is null) as bank`,
    [company, gatewayAccount ?? null, bankAccount ?? null],
  )
  if (gatewayAccount && !found?.gateway) throw validationError('There is no such gateway account.', 'gatewayAccount')
  if (bankAccount && !found?.bank) throw validationError('This is no account of the company.', 'bankAccount')
}
