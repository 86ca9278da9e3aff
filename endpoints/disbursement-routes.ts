import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { disbursementView } from '../src/services/disbursements/disbursement-view.ts'
import { pollDisbursement } from '../src/services/disbursements/poll-disbursement.ts'
import { resolveDisbursement } from '../src/services/disbursements/resolve-disbursement.ts'
import { defineEndpoint, type Route } from './define.ts'
import { params } from './common-input.ts'

const view = 'finance.disbursements.view' as const
const settle = 'finance.disbursements.resolve' as const

const disbursement = defineEndpoint({
  method: 'get',
  path: '/finance/disbursements/:id',
  summary: 'An attempt to pay money out',
  permission: view,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    disbursementView(req, await requireSight({ req, collection: 'disbursements', id, permission: view }), id),
})

const check = defineEndpoint({
  method: 'post',
  path: '/finance/disbursements/:id/check',
  summary: 'Ask the gateway now how a payment stands',
  permission: view,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const company = await requireSight({ req, collection: 'disbursements', id, permission: view })
    await pollDisbursement({ payload: req.payload, id })
    return disbursementView(req, company, id)
  },
})

const resolve = defineEndpoint({
  method: 'post',
  path: '/finance/disbursements/:id/resolve',
  summary: 'End what is unclear about a payment: book what the gateway confirms, or say that nothing left',
  permission: settle,
  scope: 'row',
  stepUp: true,
  params,
  body: z.strictObject({
    action: z.enum(['book', 'dismiss'], 'Choose "book" or "dismiss".'),
    reason: z.string().trim().min(3, 'Say why, in a few words.').max(500),
  }),
  handler: async ({ req, params: { id }, body }) =>
    resolveDisbursement({
      req,
      company: await requireSight({ req, collection: 'disbursements', id, permission: settle }),
      id,
      ...body,
    }),
})

/** Routes of money that goes out. */
export const disbursementRoutes: Route[] = [
  disbursement, // GET  /finance/disbursements/:id
  check, //        POST /finance/disbursements/:id/check
  resolve, //      POST /finance/disbursements/:id/resolve
]
