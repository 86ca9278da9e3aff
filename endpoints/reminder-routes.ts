import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { recordPromise, withdrawPromise } from '../src/services/reminders/record-promise.ts'
import { sendReminders } from '../src/services/reminders/send-reminders.ts'
import { sendStatements } from '../src/services/reminders/send-statements.ts'
import { defineEndpoint, type Route } from './define.ts'
import { amount, currency, rowId as params } from './penalty-input.ts'
import { date } from './common-input.ts'

const permission = 'finance.reminders.update' as const

const promise = defineEndpoint({
  method: 'post',
  path: '/finance/promises',
  summary: 'Note what a payer promised: until that day he is not reminded',
  permission,
  idempotent: true,
  status: 201,
  body: z.strictObject({
    invoice: z.uuid().optional(),
    person: z.uuid().optional(),
    promisedOn: date,
    amountMinor: amount.optional(),
    currency: currency.optional(),
    note: z.string().trim().max(500).nullish(),
  }),
  handler: ({ req, company, body, idempotency }) =>
    recordPromise({ req, company, promise: body, idempotency: idempotency() }),
})

const withdraw = defineEndpoint({
  method: 'post',
  path: '/finance/promises/:id/withdraw',
  summary: 'Take a promise back: the reminders go on',
  permission,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    withdrawPromise({ req, company: await requireSight({ req, collection: 'payment-promises', id, permission }), id }),
})

const remind = defineEndpoint({
  method: 'post',
  path: '/finance/reminders/send',
  summary: 'Remind of invoices now, one mail per payer; once a day per invoice',
  permission,
  body: z.strictObject({
    invoices: z.array(z.uuid()).min(1, 'Choose at least one invoice.').max(200, 'At most 200 invoices at once.'),
    message: z.string().trim().max(1_000).nullish(),
  }),
  handler: ({ req, company, body }) => sendReminders({ req, company, ...body }),
})

const mailStatements = defineEndpoint({
  method: 'post',
  path: '/finance/statements/send',
  summary: 'Mail people the statements of their accounts',
  permission,
  body: z.strictObject({
    people: z.array(z.uuid()).min(1, 'Choose at least one person.').max(50, 'At most 50 people at once.'),
    role: z.enum(['tenant', 'owner']).optional(),
    from: date.optional(),
    to: date.optional(),
    currency: currency.optional(),
  }),
  handler: ({ req, company, body }) => sendStatements({ req, company, ...body }),
})

/** Routes of reminders, promises to pay and statements by e-mail. */
export const reminderRoutes: Route[] = [
  promise, //        POST /finance/promises
  withdraw, //       POST /finance/promises/:id/withdraw
  remind, //         POST /finance/reminders/send
  mailStatements, // POST /finance/statements/send
]
