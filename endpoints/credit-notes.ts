import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { approveCredit, rejectCredit } from '../src/services/invoices/decide-credit.ts'
import { proposeCredit } from '../src/services/invoices/propose-credit.ts'
import { defineEndpoint } from './define.ts'
import { amount } from './invoice-input.ts'
import { params, reason } from './common-input.ts'

export const creditInvoiceRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/:id/credit-notes',
  summary: 'Enter a credit note on an issued invoice, over all of it or line by line; it waits for an approval',
  permission: 'finance.credit-notes.create',
  scope: 'row',
  idempotent: true,
  status: 201,
  params,
  body: z
    .strictObject({
      kind: z.enum(['credit', 'waiver', 'write_off']).default('credit'),
      reason: z.enum(['billing_error', 'service_issue', 'payer_request', 'promotional', 'bad_debt', 'other']),
      description: z.string().max(2_000).nullish(),
      amountMinor: amount.optional(),
      lines: z
        .array(z.strictObject({ line: z.uuid(), amountMinor: amount }))
        .min(1, 'Name at least one line.')
        .max(200)
        .optional(),
      releasePaid: z.boolean().default(false),
    })
    .refine(({ amountMinor, lines }) => (amountMinor === undefined) !== (lines === undefined), {
      message: 'Give an amount for the whole invoice, or the lines.',
      path: ['amountMinor'],
    }),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const sight = { req, collection: 'invoices', id, permission: 'finance.credit-notes.create' } as const
    return proposeCredit({ req, company: await requireSight(sight), invoice: id, input: body, idempotency: key })
  },
})

export const approveCreditNoteRoute = defineEndpoint({
  method: 'post',
  path: '/finance/credit-notes/:id/approve',
  summary: 'Approve a credit note: it lowers what is owed at once; above the limit not by who entered it',
  permission: 'finance.credit-notes.approve',
  scope: 'row',
  params,
  body: z.strictObject({ releasePaid: z.boolean().default(false) }),
  handler: async ({ req, params: { id }, body }) => {
    const sight = { req, collection: 'credit-notes', id, permission: 'finance.credit-notes.approve' } as const
    return approveCredit({ req, company: await requireSight(sight), id, ...body })
  },
})

export const rejectCreditNoteRoute = defineEndpoint({
  method: 'post',
  path: '/finance/credit-notes/:id/reject',
  summary: 'Reject a credit note that waits',
  permission: 'finance.credit-notes.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) => {
    const sight = { req, collection: 'credit-notes', id, permission: 'finance.credit-notes.approve' } as const
    return rejectCredit({ req, company: await requireSight(sight), id, ...body })
  },
})
