import { z } from 'zod'
import { hasPermission } from '../src/access/has-permission.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { projectsIn } from '../src/access/row-rules/standing.ts'
import { forbidden } from '../src/platform/errors.ts'
import { depositRegister } from '../src/services/deposits/deposit-register.ts'
import { settleDeposit } from '../src/services/deposits/settle-deposit.ts'
import { defineEndpoint } from './define.ts'
import { minor } from './lease-input.ts'
import { paging } from './parse-input.ts'
import { date, reason } from './common-input.ts'

export const deposits = defineEndpoint({
  method: 'get',
  path: '/finance/deposits',
  summary: 'The deposit register: billed, received, used, given back and held per lease, from the ledger',
  permission: 'finance.deposits.view',
  query: z.object({
    ...paging,
    project: z.uuid().optional(),
    search: z.string().max(100).optional(),
    state: z.enum(['held', 'settled', 'all']).default('all'),
  }),
  handler: async ({ req, company, query }) =>
    depositRegister({ req, company, projects: await projectsIn(req, company), ...query }),
})

const deduction = z.strictObject({
  description: z.string().trim().min(1, 'Say what it is for.').max(300),
  amountMinor: minor.min(1, 'The amount must be above zero.'),
  taxRateBps: z.number().int().min(0).max(10_000).optional(),
})

export const settleLeaseDeposit = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/settle-deposit',
  summary: 'Settle the deposit of a lease that is over: deductions, arrears, and the rest as the tenant’s credit',
  permission: 'finance.deposits.settle',
  scope: 'row',
  idempotent: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    settledOn: date.optional(),
    deductions: z.array(deduction).max(100).optional(),
    refund: z
      .strictObject({
        method: z.enum(['cash', 'bank', 'mobile', 'paybill', 'till']),
        account: z.uuid().optional(),
      })
      .optional(),
    reason: reason.optional(),
  }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await requireSight({
      req,
      collection: 'contracts',
      id,
      permission: 'finance.deposits.settle',
    })
    if (body.refund && !(await hasPermission(req, 'finance.refunds.create', company))) throw forbidden()
    return settleDeposit({ req, company, contract: id, request: body, idempotency: key })
  },
})
