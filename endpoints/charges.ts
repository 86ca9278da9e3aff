import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { chargeScope } from '../src/services/charges/charge-scope.ts'
import { intentView } from '../src/services/charges/intent-view.ts'
import { startCharge } from '../src/services/charges/start-charge.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'

export const charges = defineEndpoint({
  method: 'post',
  path: '/finance/charges',
  summary: 'Ask a phone for the payment of invoices through the gateway; a payer does so for his own',
  permission: 'authenticated',
  idempotent: true,
  status: 201,
  body: z.strictObject({
    invoices: z.array(z.uuid()).min(1, 'Name at least one invoice.').max(50),
    amountMinor: z
      .int('Enter a whole number of minor units (cents).')
      .positive('The amount must be above zero.')
      .optional(),
    phone: z.string().max(40).optional(),
    channel: z.string().max(20).optional(),
    gatewayAccount: z.uuid().optional(),
  }),
  handler: async ({ req, body, idempotency }) => {
    const key = idempotency()
    return startCharge({ req, company: await chargeScope({ req, charge: body }), charge: body, idempotency: key })
  },
})

export const intent = defineEndpoint({
  method: 'get',
  path: '/finance/intents/:id',
  summary: 'How a payment request stands',
  permission: 'authenticated',
  params: z.object({ id: z.uuid() }),
  handler: async ({ req, params: { id } }) => {
    const sight = { req, collection: 'payment-intents', id, permission: 'finance.charges.view', asParty: true } as const
    const company = await requireSight(sight)
    await auditSupport({ req, entity: 'payment-intents', entityId: id })
    return intentView(req.payload, id, [company])
  },
})
