import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { isCurrency } from '../src/domain/currency.ts'
import { createRefund } from '../src/services/refunds/create-refund.ts'
import { freeCreditView } from '../src/services/refunds/free-credit-view.ts'
import { approveRefund, cancelRefund, rejectRefund } from '../src/services/refunds/move-refund.ts'
import { payRefund } from '../src/services/refunds/pay-refund.ts'
import { refundView } from '../src/services/refunds/refund-view.ts'
import { defineEndpoint } from './define.ts'
import { moneyOutBody } from './money-out-input.ts'
import { params, reason } from './common-input.ts'

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'refunds', id, permission })

export const freeCredit = defineEndpoint({
  method: 'get',
  path: '/finance/refunds/free-credit',
  summary: 'The credit of a payer per currency, and what of it may be refunded',
  permission: 'finance.refunds.view',
  query: z.strictObject({ person: z.uuid() }),
  handler: ({ req, company, query: { person } }) => freeCreditView({ payload: req.payload, company, person }),
})

export const propose = defineEndpoint({
  method: 'post',
  path: '/finance/refunds',
  summary: 'Propose to pay out free credit of a payer',
  permission: 'finance.refunds.create',
  idempotent: true,
  status: 201,
  body: z.strictObject({
    person: z.uuid(),
    amountMinor: z.int('Enter a whole number of minor units (cents).').positive('The amount must be above zero.'),
    currency: z.string().refine(isCurrency, 'Enter the code of a currency, such as KES.'),
    method: moneyOutBody.method,
    account: moneyOutBody.account,
    payment: z.uuid().optional(),
    reason,
  }),
  handler: ({ req, company, body: { amountMinor, ...body }, idempotency }) =>
    createRefund({ req, company, refund: { ...body, amountMinor: BigInt(amountMinor) }, idempotency: idempotency() }),
})

export const refund = defineEndpoint({
  method: 'get',
  path: '/finance/refunds/:id',
  summary: 'A refund, with the payments whose credit it uses, and what may be done with it',
  permission: 'finance.refunds.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    await companyOf(req, id, 'finance.refunds.view')
    return refundView(req.payload, id)
  },
})

export const approveRefundOf = defineEndpoint({
  method: 'post',
  path: '/finance/refunds/:id/approve',
  summary: 'Approve a refund: its credit is set aside; above the limit not by who proposed it',
  permission: 'finance.refunds.approve',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    approveRefund({ req, company: await companyOf(req, id, 'finance.refunds.approve'), id }),
})

export const rejectRefundOf = defineEndpoint({
  method: 'post',
  path: '/finance/refunds/:id/reject',
  summary: 'Refuse a refund; the credit is free again',
  permission: 'finance.refunds.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    rejectRefund({ req, company: await companyOf(req, id, 'finance.refunds.approve'), id, ...body }),
})

export const cancelRefundOf = defineEndpoint({
  method: 'post',
  path: '/finance/refunds/:id/cancel',
  summary: 'Cancel a refund whose money has not left; what was set aside is credit again',
  permission: 'finance.refunds.create',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    cancelRefund({ req, company: await companyOf(req, id, 'finance.refunds.create'), id, ...body }),
})

export const payRefundOf = defineEndpoint({
  method: 'post',
  path: '/finance/refunds/:id/pay',
  summary: 'Pay an approved refund as a whole; again after a failure, with a new reference',
  permission: 'finance.refunds.pay',
  scope: 'row',
  stepUp: true,
  idempotent: true,
  params,
  body: z.strictObject({ ...moneyOutBody, method: moneyOutBody.method.optional() }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const company = await companyOf(req, id, 'finance.refunds.pay')
    await payRefund({ req, company, id, payment: body, idempotency: idempotency() })
    return refundView(req.payload, id)
  },
})
