import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { applyPenalties } from '../src/services/penalties/apply-penalties.ts'
import { cancelPenalty, changePenalty } from '../src/services/penalties/change-penalty.ts'
import { chargePenalty } from '../src/services/penalties/charge-penalty.ts'
import { explainPenalties } from '../src/services/penalties/explain-penalties.ts'
import { penaltyStatistics } from '../src/services/penalties/penalty-statistics.ts'
import { previewPenalties } from '../src/services/penalties/preview-penalties.ts'
import { startPenalties } from '../src/services/penalties/start-penalties.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { changedPenalty, newPenalty, rowId as params } from './penalty-input.ts'
import { date, reason } from './common-input.ts'

const change = 'finance.penalties.update' as const

export const charge = defineEndpoint({
  method: 'post',
  path: '/finance/penalties',
  summary: 'Charge a penalty by hand; it comes with the next invoice of the lease',
  permission: 'finance.penalties.create',
  idempotent: true,
  status: 201,
  body: newPenalty,
  handler: ({ req, company, body, idempotency }) =>
    chargePenalty({ req, company, penalty: body, idempotency: idempotency() }),
})

export const changeOne = defineEndpoint({
  method: 'patch',
  path: '/finance/penalties/:id',
  summary: 'Change a penalty by hand while it waits for an invoice',
  permission: change,
  scope: 'row',
  params,
  body: changedPenalty,
  handler: async ({ req, params: { id }, body }) =>
    changePenalty({
      req,
      company: await requireSight({ req, collection: 'penalties', id, permission: change }),
      id,
      change: body,
    }),
})

export const cancelOne = defineEndpoint({
  method: 'post',
  path: '/finance/penalties/:id/cancel',
  summary: 'Take back a penalty by hand that waits for an invoice',
  permission: 'finance.penalties.delete',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    cancelPenalty({
      req,
      company: await requireSight({ req, collection: 'penalties', id, permission: 'finance.penalties.delete' }),
      id,
      ...body,
    }),
})

export const apply = defineEndpoint({
  method: 'post',
  path: '/finance/penalties/apply',
  summary: 'Put pending penalties of one payer on an invoice of their own',
  permission: 'finance.invoices.issue',
  idempotent: true,
  status: 201,
  body: z.strictObject({
    penalties: z.array(z.uuid()).min(1, 'Choose at least one penalty.').max(100, 'At most 100 penalties at once.'),
    dueDate: date.optional(),
    status: z.enum(['draft', 'issued']).default('issued'),
  }),
  handler: ({ req, company, body, idempotency }) =>
    applyPenalties({ req, company, ...body, idempotency: idempotency() }),
})

export const explain = defineEndpoint({
  method: 'get',
  path: '/finance/penalties/explain',
  summary: 'Day by day what an invoice charges for being late, and why not; a payer sees his own',
  permission: 'authenticated',
  query: z.strictObject({ ...paging, invoice: z.uuid(), asOf: date.optional() }),
  handler: async ({ req, query }) => {
    const permission = 'finance.penalties.view' as const
    const company = await requireSight({ req, collection: 'invoices', id: query.invoice, permission, asParty: true })
    await auditSupport({ req, entity: 'invoices', entityId: query.invoice, query })
    return explainPenalties({ req, company, ...query })
  },
})

export const preview = defineEndpoint({
  method: 'get',
  path: '/finance/penalties/preview',
  summary: 'What a penalty run would charge and take back now, and why it leaves the rest alone',
  permission: 'finance.penalties.view',
  query: z.strictObject({ ...paging, asOf: date.optional() }),
  handler: ({ req, company, query }) => previewPenalties({ req, company, ...query }),
})

export const run = defineEndpoint({
  method: 'post',
  path: '/finance/penalties/runs',
  summary: 'Bring the penalties of all overdue invoices up to date; twice is once',
  permission: 'finance.penalties.create',
  idempotent: true,
  status: 202,
  body: z.strictObject({ dryRun: z.boolean().default(false) }),
  handler: ({ req, company, body, idempotency }) =>
    startPenalties({ req, company, ...body, idempotency: idempotency() }),
})

export const statistics = defineEndpoint({
  method: 'get',
  path: '/finance/penalties/statistics',
  summary: 'Penalties by status and currency, with the filters of the list',
  permission: 'finance.penalties.view',
  query: z.strictObject({
    from: date.optional(),
    to: date.optional(),
    project: z.uuid().optional(),
    type: z.string().max(40).optional(),
  }),
  handler: ({ req, company, query }) => penaltyStatistics({ req, company, ...query }),
})
