import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { hasPermission, requirePermission } from '../src/access/has-permission.ts'
import { requireWholeCompany } from '../src/access/require-whole-company.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { projectsIn } from '../src/access/row-rules/standing.ts'
import { companySettings } from '../src/services/companies.ts'
import { applyPayerCredit } from '../src/services/payments/apply-payer-credit.ts'
import { bounceCheque } from '../src/services/payments/bounce-cheque.ts'
import { clearCheque } from '../src/services/payments/clear-cheque.ts'
import { findPayers } from '../src/services/payments/find-payers.ts'
import { allocatePaymentTo, reallocatePayment, releasePayment } from '../src/services/payments/move-held.ts'
import { payerAccount } from '../src/services/payments/payer-account.ts'
import { readPayment } from '../src/services/payments/payment-view.ts'
import { paymentStatistics } from '../src/services/payments/payment-statistics.ts'
import { recordReceipt } from '../src/services/payments/record-receipt.ts'
import { takeBackPayment } from '../src/services/payments/take-back-payment.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const amount = z.int('Enter a whole number of minor units (cents).').positive('The amount must be above zero.')
const currency = z.string().length(3, 'Choose a currency of ISO 4217, such as KES.')
const allocations = z.array(z.strictObject({ invoice: z.uuid(), amountMinor: amount })).max(200)

const create = 'finance.payments.create' as const
const move = 'finance.payments.allocate' as const

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'payments', id, permission })

export const recordMoney = defineEndpoint({
  method: 'post',
  path: '/finance/payments',
  summary: 'Record cash, a cheque or a bank transfer, and put it on invoices; who pays may not record it himself',
  permission: create,
  idempotent: true,
  status: 201,
  body: z.strictObject({
    person: z.uuid(),
    method: z.enum(['cash', 'cheque', 'bank']),
    amountMinor: amount,
    currency,
    valueDate: date.optional(),
    reference: z.string().max(120).optional(),
    notes: z.string().max(2_000).optional(),
    cheque: z
      .strictObject({
        number: z.string().trim().min(1, 'Enter the number of the cheque.').max(40),
        bank: z.string().max(80).optional(),
        date: date.optional(),
      })
      .optional(),
    bankAccount: z.uuid().optional(),
    allocations: allocations.optional(),
  }),
  handler: async ({ req, company, body, idempotency }) => {
    const key = idempotency()
    if (body.method === 'cash') await requirePermission(req, 'finance.payments.cash', company)
    return recordReceipt({ req, company, receipt: body, idempotency: key })
  },
})

export const receipt = defineEndpoint({
  method: 'get',
  path: '/finance/payments/:id/receipt',
  summary: 'A payment with the invoices that it paid, as its receipt shows it; a payer sees his own',
  permission: 'authenticated',
  params,
  handler: async ({ req, params: { id } }) => {
    const sight = { req, collection: 'payments', id, permission: 'finance.payments.view', asParty: true } as const
    const company = await requireSight(sight)
    await auditSupport({ req, entity: 'payments', entityId: id })
    const isStaff = await hasPermission(req, 'finance.payments.view', company)
    const projects = await projectsIn(req, company)
    const view = await readPayment({ payload: req.payload, company, payment: id, projects })
    return isStaff ? view : { ...view, notes: null, reviewReason: null, reversalReason: null, recordedBy: null }
  },
})

export const paymentFigures = defineEndpoint({
  method: 'get',
  path: '/finance/payments/statistics',
  summary: 'What came in between two days, by currency and method',
  permission: 'finance.payments.view',
  query: z.object({ from: date.optional(), to: date.optional() }),
  handler: async ({ req, company, query }) => {
    await requireWholeCompany(req, company)
    await auditSupport({ req, entity: 'payments', query })
    return { docs: await paymentStatistics({ payload: req.payload, company, ...query }) }
  },
})

const placed = { person: z.uuid().optional(), allocations: allocations.optional(), date: date.optional() }

export const allocate = defineEndpoint({
  method: 'post',
  path: '/finance/payments/:id/allocate',
  summary: 'Put what is left of a payment on invoices: chosen ones, or the oldest; from suspense with its payer',
  permission: move,
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({ ...placed, reason: reason.optional() }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, move)
    return allocatePaymentTo({ req, company, payment: id, idempotency: key, ...body })
  },
})

export const release = defineEndpoint({
  method: 'post',
  path: '/finance/payments/:id/release',
  summary: 'Take a payment off its invoices, or off some: it becomes the payer’s credit',
  permission: move,
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({
    invoices: z.array(z.uuid()).min(1, 'Name at least one invoice.').max(200).optional(),
    date: date.optional(),
    reason,
  }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, move)
    return releasePayment({ req, company, payment: id, idempotency: key, ...body })
  },
})

export const reallocate = defineEndpoint({
  method: 'post',
  path: '/finance/payments/:id/reallocate',
  summary: 'Take a payment off all its invoices and put it on others, in one step',
  permission: move,
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({ allocations: allocations.optional(), date: date.optional(), reason }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, move)
    return reallocatePayment({ req, company, payment: id, idempotency: key, ...body })
  },
})

export const reverse = defineEndpoint({
  method: 'post',
  path: '/finance/payments/:id/reverse',
  summary: 'Take a payment back as if it had never come: its invoices owe again',
  permission: 'finance.payments.reverse',
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({ date: date.optional(), reason }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    idempotency()
    const company = await companyOf(req, id, 'finance.payments.reverse')
    return takeBackPayment({ req, company, payment: id, reason: body.reason, on: body.date })
  },
})

export const clear = defineEndpoint({
  method: 'post',
  path: '/finance/payments/:id/clear',
  summary: 'The bank paid a cheque: from this day it counts, and pays what was planned',
  permission: create,
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({ date: date.optional() }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    idempotency()
    return clearCheque({ req, company: await companyOf(req, id, create), payment: id, on: body.date })
  },
})

export const bounce = defineEndpoint({
  method: 'post',
  path: '/finance/payments/:id/bounce',
  summary: 'The bank returned a cheque: what it paid is owed again, and the payer is billed the company’s fee',
  permission: 'finance.payments.reverse',
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({ date: date.optional(), chargesFee: z.boolean().optional(), reason }),
  handler: async ({ req, params: { id }, body: { date: on, ...body }, idempotency }) => {
    idempotency()
    const company = await companyOf(req, id, 'finance.payments.reverse')
    return bounceCheque({ req, company, payment: id, on, ...body })
  },
})

export const payers = defineEndpoint({
  method: 'get',
  path: '/finance/payers',
  summary: 'Find who pays by a part of the name or phone, by the unit, or by the number of an invoice',
  permission: create,
  query: z.object({
    q: z.string().trim().min(1, 'Enter a name, phone, unit or invoice number.').max(80),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  handler: async ({ req, company, query: { q, limit } }) => {
    await auditSupport({ req, entity: 'people', query: { q } })
    return findPayers({ payload: req.payload, company, q, limit })
  },
})

export const payer = defineEndpoint({
  method: 'get',
  path: '/finance/payers/:id',
  summary: 'What a payer owes and has by currency, and his open invoices in the order in which money is put on them',
  permission: create,
  scope: 'row',
  params,
  query: z.object({ currency: currency.optional(), ...paging }),
  handler: async ({ req, params: { id }, query }) => {
    const company = await companySettings(
      req.payload,
      await requireSight({ req, collection: 'people', id, permission: create }),
    )
    await auditSupport({ req, entity: 'people', entityId: id })
    return payerAccount({ payload: req.payload, company, person: id, ...query })
  },
})

export const applyPayersCredit = defineEndpoint({
  method: 'post',
  path: '/finance/payers/:id/apply-credit',
  summary: 'Put a payer’s credit on what he owes, or on some of it',
  permission: move,
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({
    currency,
    invoices: z.array(z.uuid()).min(1, 'Name at least one invoice.').max(200).optional(),
  }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await requireSight({ req, collection: 'people', id, permission: move })
    return applyPayerCredit({ req, company, person: id, idempotency: key, ...body })
  },
})
