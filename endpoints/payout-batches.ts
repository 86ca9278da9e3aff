import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { batchView } from '../src/services/payouts/batch-view.ts'
import { ownerAccount, ownerAccounts } from '../src/services/payouts/owner-account.ts'
import { payoutStatistics } from '../src/services/payouts/payout-statistics.ts'
import { startBatch } from '../src/services/payouts/start-batch.ts'
import { defineEndpoint } from './define.ts'
import { moneyOutBody } from './money-out-input.ts'
import { paging } from './parse-input.ts'
import { date, params } from './common-input.ts'

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'payout-batches', id, permission })

export const batch = defineEndpoint({
  method: 'get',
  path: '/finance/payout-batches/:id',
  summary: 'A batch of statements: how many stand where, with sums',
  permission: 'finance.payouts.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    await companyOf(req, id, 'finance.payouts.view')
    return batchView(req.payload, id)
  },
})

export const submitBatch = defineEndpoint({
  method: 'post',
  path: '/finance/payout-batches/:id/submit',
  summary: 'Hand in all drafts of a batch (202 with the job)',
  permission: 'finance.payouts.submit',
  scope: 'row',
  idempotent: true,
  status: 202,
  params,
  handler: async ({ req, params: { id }, idempotency }) => {
    const company = await companyOf(req, id, 'finance.payouts.submit')
    return startBatch({ req, company, batch: id, action: 'submit', idempotency: idempotency() })
  },
})

export const approveBatch = defineEndpoint({
  method: 'post',
  path: '/finance/payout-batches/:id/approve',
  summary: 'Approve what waits in a batch, each statement within your limit (202 with the job)',
  permission: 'finance.payouts.approve',
  scope: 'row',
  idempotent: true,
  status: 202,
  params,
  handler: async ({ req, params: { id }, idempotency }) => {
    const company = await companyOf(req, id, 'finance.payouts.approve')
    return startBatch({ req, company, batch: id, action: 'approve', idempotency: idempotency() })
  },
})

const { account: _eachHasHisOwn, method, ...from } = moneyOutBody

export const disburseBatch = defineEndpoint({
  method: 'post',
  path: '/finance/payout-batches/:id/disburse',
  summary: 'Pay all approved statements of a batch, each to the usual account of its owner (202 with the job)',
  permission: 'finance.payouts.disburse',
  scope: 'row',
  stepUp: true,
  idempotent: true,
  status: 202,
  params,
  body: z.strictObject({ ...from, method: method.optional() }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const company = await companyOf(req, id, 'finance.payouts.disburse')
    return startBatch({ req, company, batch: id, action: 'disburse', payment: body, idempotency: idempotency() })
  },
})

export const statistics = defineEndpoint({
  method: 'get',
  path: '/finance/payouts/statistics',
  summary: 'How many statements stand where, with sums per currency; by the day that they go up to',
  permission: 'finance.payouts.view',
  query: z.strictObject({ from: date.optional(), to: date.optional(), project: z.uuid().optional() }),
  handler: ({ req, company, query }) => payoutStatistics({ payload: req.payload, company, ...query }),
})

export const ownerAccountList = defineEndpoint({
  method: 'get',
  path: '/finance/owner-accounts',
  summary: 'What is owed to each owner: on no statement yet, on statements, on its way, and billed but not collected',
  permission: 'finance.statements.view',
  query: z.strictObject({ ...paging, search: z.string().trim().max(100).optional() }),
  handler: ({ req, company, query }) => ownerAccounts({ payload: req.payload, company, ...query }),
})

export const ownerAccountOf = defineEndpoint({
  method: 'get',
  path: '/finance/owner-accounts/:id',
  summary: 'The account of an owner: figures, statements, and where he is paid',
  permission: 'finance.statements.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const company = await requireSight({ req, collection: 'people', id, permission: 'finance.statements.view' })
    return ownerAccount({ payload: req.payload, company, person: id })
  },
})
