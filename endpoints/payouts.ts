import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { adjustPayout, notePayout, refreshPayout, removePayoutLine } from '../src/services/payouts/edit-payout.ts'
import { approvePayout, cancelPayout, rejectPayout, submitPayout } from '../src/services/payouts/move-payout.ts'
import { payPayout } from '../src/services/payouts/pay-payout.ts'
import { payoutView } from '../src/services/payouts/payout-view.ts'
import { previewStatements } from '../src/services/payouts/preview-statements.ts'
import { startBuild } from '../src/services/payouts/start-build.ts'
import { defineEndpoint } from './define.ts'
import { moneyOutBody } from './money-out-input.ts'
import { date, params, reason } from './common-input.ts'

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'payouts', id, permission })

export const previewPayout = defineEndpoint({
  method: 'get',
  path: '/finance/payouts/preview',
  summary: 'What the statement of an owner would say up to a day; nothing is written',
  permission: 'finance.payouts.view',
  query: z.strictObject({ person: z.uuid(), toDate: date, project: z.uuid().optional() }),
  handler: ({ req, company, query }) => previewStatements({ req, company, ...query }),
})

export const buildPayouts = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/build',
  summary: 'Build the statements of owners up to a day as one batch (202 with the job)',
  permission: 'finance.payouts.create',
  idempotent: true,
  status: 202,
  body: z.strictObject({
    toDate: date,
    persons: z
      .array(z.uuid())
      .min(1, 'Name at least one owner.')
      .max(1_000, 'At most 1,000 owners at once.')
      .optional(),
    project: z.uuid().optional(),
    notes: z.string().trim().max(2_000).optional(),
  }),
  handler: ({ req, company, body, idempotency }) =>
    startBuild({ req, company, build: body, idempotency: idempotency() }),
})

export const payoutReview = defineEndpoint({
  method: 'get',
  path: '/finance/payouts/:id',
  summary: 'A statement with its sums by kind and project, and what may be done with it',
  permission: 'finance.payouts.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    await companyOf(req, id, 'finance.payouts.view')
    return payoutView(req.payload, id)
  },
})

export const adjust = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/adjustments',
  summary: 'Add an amount agreed with the owner, above zero in his favour, to a draft',
  permission: 'finance.payouts.update',
  scope: 'row',
  params,
  body: z.strictObject({
    amountMinor: z
      .int('Enter a whole number of minor units (cents).')
      .refine((amount) => amount !== 0, 'The amount must not be zero.'),
    description: z.string().trim().min(3, 'Say what it is for.').max(200),
  }),
  handler: async ({ req, params: { id }, body: { amountMinor, description } }) => {
    const company = await companyOf(req, id, 'finance.payouts.update')
    return adjustPayout({ req, company, id, amountMinor: BigInt(amountMinor), description })
  },
})

export const removeLine = defineEndpoint({
  method: 'delete',
  path: '/finance/payouts/:id/lines/:line',
  summary: 'Take a line off a draft: an adjustment is gone, what the ledger holds waits for the next statement',
  permission: 'finance.payouts.update',
  scope: 'row',
  params: z.object({ id: z.uuid(), line: z.uuid() }),
  handler: async ({ req, params: { id, line } }) =>
    removePayoutLine({ req, company: await companyOf(req, id, 'finance.payouts.update'), id, line }),
})

export const refresh = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/refresh',
  summary: 'Build a draft anew with all that is unsettled by now; adjustments stay',
  permission: 'finance.payouts.update',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    refreshPayout({ req, company: await companyOf(req, id, 'finance.payouts.update'), id }),
})

export const note = defineEndpoint({
  method: 'patch',
  path: '/finance/payouts/:id',
  summary: 'Change the note on a draft',
  permission: 'finance.payouts.update',
  scope: 'row',
  params,
  body: z.strictObject({ notes: z.string().trim().max(2_000).nullable() }),
  handler: async ({ req, params: { id }, body: { notes } }) =>
    notePayout({ req, company: await companyOf(req, id, 'finance.payouts.update'), id, notes }),
})

export const submit = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/submit',
  summary: 'Hand a statement in for approval',
  permission: 'finance.payouts.submit',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    submitPayout({ req, company: await companyOf(req, id, 'finance.payouts.submit'), id }),
})

export const approve = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/approve',
  summary: 'Approve a statement: it is posted and frozen; above the limit not by who made it',
  permission: 'finance.payouts.approve',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    approvePayout({ req, company: await companyOf(req, id, 'finance.payouts.approve'), id }),
})

export const reject = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/reject',
  summary: 'Send a statement back to be changed',
  permission: 'finance.payouts.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    rejectPayout({ req, company: await companyOf(req, id, 'finance.payouts.approve'), id, ...body }),
})

export const cancel = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/cancel',
  summary: 'Cancel a statement that no money has left for; what it settled is free again',
  permission: 'finance.payouts.cancel',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    cancelPayout({ req, company: await companyOf(req, id, 'finance.payouts.cancel'), id, ...body }),
})

export const disburse = defineEndpoint({
  method: 'post',
  path: '/finance/payouts/:id/disburse',
  summary: 'Pay an approved statement, wholly or in part; again after a failure, with a new reference',
  permission: 'finance.payouts.disburse',
  scope: 'row',
  stepUp: true,
  idempotent: true,
  params,
  body: z.strictObject({
    ...moneyOutBody,
    amountMinor: z
      .int('Enter a whole number of minor units (cents).')
      .positive('The amount must be above zero.')
      .optional(),
  }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const company = await companyOf(req, id, 'finance.payouts.disburse')
    await payPayout({ req, company, id, payment: body, idempotency: idempotency() })
    return payoutView(req.payload, id)
  },
})
