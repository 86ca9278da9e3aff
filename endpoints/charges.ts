import { z } from 'zod'
import { intentView } from '../src/services/charges/intent-view.ts'
import { startCharge } from '../src/services/charges/start-charge.ts'
import { defineEndpoint } from './define.ts'

export const charges = defineEndpoint({
  method: 'post',
  path: '/finance/charges',
  summary: 'Ask a phone for the payment of invoices through the gateway',
  permission: 'finance.charges.create',
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
  handler: ({ req, company, body, idempotency }) =>
    startCharge({ req, company, charge: body, idempotency: idempotency() }),
})

export const intent = defineEndpoint({
  method: 'get',
  path: '/finance/intents/:id',
  summary: 'How a payment request stands',
  permission: 'finance.charges.view',
  scope: 'row',
  params: z.object({ id: z.uuid() }),
  handler: ({ req, companies, params: { id } }) => intentView(req.payload, id, companies),
})
