import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { startDisbursement } from '../src/services/disbursements/start-disbursement.ts'
import { budgetUse } from '../src/services/expenses/budget-use.ts'
import { approveExpense, cancelExpense, rejectExpense } from '../src/services/expenses/decide-expense.ts'
import { expenseFromMaintenance } from '../src/services/expenses/expense-from-maintenance.ts'
import { expenseView } from '../src/services/expenses/expense-view.ts'
import { expenseStatistics } from '../src/services/expenses/expense-statistics.ts'
import { defineEndpoint, type Route } from './define.ts'
import { moneyOutBody } from './money-out-input.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'expenses', id, permission })

const approve = defineEndpoint({
  method: 'post',
  path: '/finance/expenses/:id/approve',
  summary: 'Put an expense into the books; above the limit not by who entered it',
  permission: 'finance.expenses.approve',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    approveExpense({ req, company: await companyOf(req, id, 'finance.expenses.approve'), id }),
})

const reject = defineEndpoint({
  method: 'post',
  path: '/finance/expenses/:id/reject',
  summary: 'Refuse an expense; changed, it waits for approval again',
  permission: 'finance.expenses.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    rejectExpense({ req, company: await companyOf(req, id, 'finance.expenses.approve'), id, ...body }),
})

const cancel = defineEndpoint({
  method: 'post',
  path: '/finance/expenses/:id/cancel',
  summary: 'Cancel an expense of which nothing was paid; what it posted is taken back',
  permission: 'finance.expenses.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    cancelExpense({ req, company: await companyOf(req, id, 'finance.expenses.approve'), id, ...body }),
})

const pay = defineEndpoint({
  method: 'post',
  path: '/finance/expenses/:id/pay',
  summary: 'Pay an approved expense, wholly or in part: by hand at once, or through a gateway to a verified account',
  permission: 'finance.expenses.pay',
  scope: 'row',
  stepUp: true,
  idempotent: true,
  status: 201,
  params,
  body: z.strictObject({
    ...moneyOutBody,
    amountMinor: z
      .int('Enter a whole number of minor units (cents).')
      .positive('The amount must be above zero.')
      .optional(),
  }),
  handler: async ({ req, params: { id }, body, idempotency }) =>
    startDisbursement({
      req,
      company: await companyOf(req, id, 'finance.expenses.pay'),
      kind: 'expense',
      id,
      ...body,
      idempotency: idempotency(),
    }),
})

const expense = defineEndpoint({
  method: 'get',
  path: '/finance/expenses/:id',
  summary: 'How an expense stands, and whether a payment of it is under way',
  permission: 'finance.expenses.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    await companyOf(req, id, 'finance.expenses.view')
    return expenseView(req, id)
  },
})

const statistics = defineEndpoint({
  method: 'get',
  path: '/finance/expenses/statistics',
  summary: 'What waits, what is owed and what is overdue, per currency',
  permission: 'finance.expenses.view',
  query: z.strictObject({
    from: date.optional(),
    to: date.optional(),
    project: z.uuid().optional(),
    vendor: z.uuid().optional(),
  }),
  handler: ({ req, company, query }) => expenseStatistics({ req, company, ...query }),
})

const budgets = defineEndpoint({
  method: 'get',
  path: '/finance/budgets/use',
  summary: 'Budgets with what was spent and what is left of each',
  permission: 'finance.budgets.view',
  query: z.strictObject({
    id: z.uuid().optional(),
    project: z.uuid().optional(),
    category: z.uuid().optional(),
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    ...paging,
  }),
  handler: ({ req, company, query }) => budgetUse({ req, company, ...query }),
})

const fromMaintenance = defineEndpoint({
  method: 'post',
  path: '/finance/expenses/from-maintenance',
  summary: 'Make the expense of a repair from the cost of its request',
  permission: 'finance.expenses.create',
  scope: 'row',
  status: 201,
  body: z.strictObject({
    request: z.uuid(),
    category: z.uuid(),
    vendor: z.uuid().optional(),
    taxRateBps: z.int().min(0).max(10_000).optional(),
    invoiceDate: date.optional(),
    dueDate: date.optional(),
    vendorReference: z.string().trim().max(100).optional(),
  }),
  handler: async ({ req, body }) => {
    const { request: id } = body
    const company = await requireSight({
      ...{ req, id, collection: 'maintenance-requests' },
      permission: 'finance.expenses.create',
    })
    return expenseFromMaintenance({ req, company, ...body })
  },
})

/** Routes of expenses and budgets. */
export const expenseRoutes: Route[] = [
  statistics, //      GET  /finance/expenses/statistics
  fromMaintenance, // POST /finance/expenses/from-maintenance
  expense, //         GET  /finance/expenses/:id
  approve, //         POST /finance/expenses/:id/approve
  reject, //          POST /finance/expenses/:id/reject
  cancel, //          POST /finance/expenses/:id/cancel
  pay, //             POST /finance/expenses/:id/pay
  budgets, //         GET  /finance/budgets/use
]
