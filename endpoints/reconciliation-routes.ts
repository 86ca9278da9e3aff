import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { bankTransactionStatuses } from '../src/domain/reconciliation/bank-transaction.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { closeDay } from '../src/services/reconciliation/close-day.ts'
import { listClosings } from '../src/services/reconciliation/list-closings.ts'
import { listTransactions } from '../src/services/reconciliation/list-transactions.ts'
import { matchTransaction } from '../src/services/reconciliation/match-transaction.ts'
import { notificationAddress } from '../src/services/reconciliation/notification-address.ts'
import { readTransaction } from '../src/services/reconciliation/read-transaction.ts'
import { setAside } from '../src/services/reconciliation/set-aside.ts'
import { reconciliationSummary } from '../src/services/reconciliation/summary.ts'
import { undoMatch } from '../src/services/reconciliation/undo-match.ts'
import { defineEndpoint, type Route } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const minor = z.int('Enter a whole number of minor units (cents).')
const view = 'finance.reconciliation.view' as const

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'bank-transactions', id, permission })

const list = defineEndpoint({
  method: 'get',
  path: '/finance/reconciliation',
  summary: 'Transactions of gateways and statements, and how far they are explained',
  permission: view,
  query: z.strictObject({
    status: z.enum(['open', ...bankTransactionStatuses]).optional(),
    source: z.enum(['notification', 'import', 'gateway']).optional(),
    direction: z.enum(['in', 'out']).optional(),
    account: z.uuid('This is not an id.').optional(),
    import: z.uuid('This is not an id.').optional(),
    from: date.optional(),
    to: date.optional(),
    q: z.string().trim().max(100).optional(),
    ...paging,
  }),
  handler: async ({ req, company, query: { page, limit, ...filters } }) => {
    await auditSupport({ req, entity: 'bank-transactions', query: filters })
    return listTransactions({ payload: req.payload, company, filters, page, limit })
  },
})

const summary = defineEndpoint({
  method: 'get',
  path: '/finance/reconciliation/summary',
  summary: 'What is in suspense, and how many transactions stand where',
  permission: view,
  handler: ({ req, company }) => reconciliationSummary({ payload: req.payload, company }),
})

const read = defineEndpoint({
  method: 'get',
  path: '/finance/reconciliation/:id',
  summary: 'A transaction, what it was matched with, and whose it may be, with the reasons',
  permission: view,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const company = await companyOf(req, id, view)
    await auditSupport({ req, entity: 'bank-transactions', entityId: id })
    return readTransaction({ req, company, id })
  },
})

const matchBody = z
  .strictObject({
    allocations: z
      .array(
        z.strictObject({
          invoice: z.uuid('This is not an id.'),
          amountMinor: minor.positive('The amount must be above zero.'),
        }),
      )
      .min(1, 'Name at least one invoice.')
      .max(100)
      .optional(),
    person: z.uuid('This is not an id.').optional(),
    automatic: z.literal(true).optional(),
    rest: z.enum(['credit', 'wait']).optional(),
    payment: z.uuid('This is not an id.').optional(),
    disbursement: z.uuid('This is not an id.').optional(),
  })
  .refine(
    ({ allocations, person, payment, disbursement }) => allocations ?? person ?? payment ?? disbursement,
    'Say what it is: invoices, a payer, a payment on file, or money that you sent.',
  )
  .refine(
    ({ payment, disbursement, ...other }) =>
      [payment, disbursement, Object.values(other).some((value) => value !== undefined)].filter(Boolean).length === 1,
    'Name a payment, money that you sent, or invoices and a payer: one of them.',
  )
  .refine(({ automatic, allocations, person }) => !automatic || (person && !allocations), {
    message: 'Name the payer, and no invoices, to have his invoices paid in their order.',
    path: ['automatic'],
  })

const matchOn = 'finance.reconciliation.match' as const

const match = defineEndpoint({
  method: 'post',
  path: '/finance/reconciliation/:id/match',
  summary: 'Match a transaction with invoices, a payer, a payment on file or money that was sent',
  permission: matchOn,
  scope: 'row',
  idempotent: true,
  params,
  body: matchBody,
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, matchOn)
    await matchTransaction({ req, company, id, match: body, idempotency: key })
    return readTransaction({ req, company, id })
  },
})

const book = defineEndpoint({
  method: 'post',
  path: '/finance/reconciliation/:id/book',
  summary: 'Put money that a statement shows into the books, in suspense until it is matched',
  permission: matchOn,
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({}),
  handler: async ({ req, params: { id }, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, matchOn)
    await matchTransaction({ req, company, id, match: 'book', idempotency: key })
    return readTransaction({ req, company, id })
  },
})

const ignore = defineEndpoint({
  method: 'post',
  path: '/finance/reconciliation/:id/ignore',
  summary: 'Set aside a transaction that needs nothing from us',
  permission: 'finance.reconciliation.ignore',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await companyOf(req, id, 'finance.reconciliation.ignore')
    await setAside({ req, company, id, ...body })
    return readTransaction({ req, company, id })
  },
})

const undo = defineEndpoint({
  method: 'post',
  path: '/finance/reconciliation/:id/undo',
  summary: 'Take back a match, or that a transaction was set aside',
  permission: 'finance.reconciliation.undo',
  scope: 'row',
  idempotent: true,
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, 'finance.reconciliation.undo')
    await undoMatch({ req, company, id, ...body, idempotency: key })
    return readTransaction({ req, company, id })
  },
})

const closings = defineEndpoint({
  method: 'get',
  path: '/finance/reconciliation/closings',
  summary: 'The accounts of money at the end of a day: in the books, on the statement, and how they were closed',
  permission: view,
  query: z.strictObject({ day: date }),
  handler: ({ req, company, query: { day } }) => listClosings({ payload: req.payload, company, day }),
})

const close = defineEndpoint({
  method: 'post',
  path: '/finance/reconciliation/closings',
  summary: 'Note what an account of money really holds at the end of a day',
  permission: 'finance.reconciliation.close',
  idempotent: true,
  body: z.strictObject({
    account: z.uuid('This is not an id.'),
    day: date,
    actualMinor: minor.optional(),
    note: z.string().trim().min(3, 'Say why, in a few words.').max(500).optional(),
  }),
  handler: ({ req, company, body, idempotency }) =>
    closeDay({ req, company, closing: body, idempotency: idempotency() }),
})

const address = defineEndpoint({
  method: 'get',
  path: '/finance/reconciliation/notification-address/:id',
  summary: 'The address to which a gateway posts its notifications of payments; it holds a secret',
  permission: 'finance.gateways.update',
  stepUp: true,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const company = await requireSight({
      req,
      collection: 'gateway-accounts',
      id,
      permission: 'finance.gateways.update',
    })
    await auditSupport({ req, entity: 'gateway-accounts', entityId: id })
    return notificationAddress(req.payload, company, id)
  },
})

/** What came in and went out by banks and gateways, and what it was. Paths before `:id` first. */
export const reconciliationRoutes: Route[] = [list, summary, closings, close, address, read, match, book, ignore, undo]
