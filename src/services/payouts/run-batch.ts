import type { Payload, PayloadRequest } from 'payload'
import { createReq, readQuery } from '../../db/transaction.ts'
import type { PayoutStatus } from '../../domain/payout.ts'
import { AppError } from '../../platform/errors.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { approvePayout, submitPayout } from './move-payout.ts'
import { payPayout } from './pay-payout.ts'
import type { BatchAction, BatchPayment } from './start-batch.ts'

type Params = { batch: string; action: BatchAction; payment: BatchPayment; actor?: string }
type Item = { id: string; number: string }
type Refusal = { payout: string; number: string; message: string }

const waiting: Record<BatchAction, PayoutStatus[]> = {
  submit: ['draft', 'rejected'],
  approve: ['pending_approval'],
  disburse: ['approved', 'failed', 'partial'],
}

const shownRefusals = 100

/**
 * Does one thing to every statement of a batch under the rights of whoever asked for it, each in a transaction of its own.
 * One that is refused stays as it is and says why on the batch; a run that was cut off goes on with the rest.
 */
export const runBatch = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const params = run.params as Params
  const req = await reqOf(payload, params.actor)
  const items = await readQuery<Item>(
    payload,
    'select id, number from payouts where company_id = $1 and batch_id = $2 and status = any($3) order by number, id',
    [run.company, params.batch, waiting[params.action]],
  )
  const refused: Refusal[] = []
  for (const [index, item] of items.entries()) {
    const message = await actOn({ req, company: run.company, item, params, jobRunId })
    if (message !== undefined) refused.push({ payout: item.id, number: item.number, message })
    reportProgress(payload, jobRunId, { processed: index + 1, total: items.length })
  }
  await readQuery(
    payload,
    `update payout_batches set counts = coalesce(counts, '{}'::jsonb) || $2::jsonb, updated_at = now() where id = $1`,
    [params.batch, JSON.stringify({ refused: refused.slice(0, shownRefusals) })],
  )
  const counts = { done: items.length - refused.length, refused: refused.length }
  await finishJobRun(payload, jobRunId, { processed: items.length, total: items.length, counts })
}

type Act = { req: PayloadRequest; company: string; item: Item; params: Params; jobRunId: string }

/** @returns why it was refused; undefined when it was done */
const actOn = async ({ req, company, item: { id }, params, jobRunId }: Act): Promise<string | undefined> => {
  try {
    if (params.action === 'submit') await submitPayout({ req, company, id })
    else if (params.action === 'approve') await approvePayout({ req, company, id })
    else await payPayout({ req, company, id, payment: params.payment, idempotency: keyOf(jobRunId, id) })
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return error.message
    throw error
  }
}

const keyOf = (jobRunId: string, id: string) => ({ key: `batch:${jobRunId}:${id}`, requestHash: id })

/** The request of whoever asked for it: his rights and limits count, and what is written names him. */
const reqOf = async (payload: Payload, actor: string | undefined): Promise<PayloadRequest> => {
  const req = await createReq(payload)
  const user = actor
    ? await payload.findByID({
        collection: 'users',
        id: actor,
        disableErrors: true,
        overrideAccess: true,
        depth: 0,
        req,
      })
    : null
  return user ? createReq(payload, { user: { ...user, collection: 'users' } }) : req
}
