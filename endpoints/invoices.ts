import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { deleteDraft, updateDraft } from '../src/services/invoices/change-draft.ts'
import { createDebitNote } from '../src/services/invoices/create-debit-note.ts'
import { createInvoice } from '../src/services/invoices/create-invoice.ts'
import { draftProposal } from '../src/services/invoices/draft-proposal.ts'
import { invoiceStatistics } from '../src/services/invoices/invoice-statistics.ts'
import { issueInvoice } from '../src/services/invoices/issue-drafts.ts'
import { previewTotals } from '../src/services/invoices/preview-totals.ts'
import { sendInvoice } from '../src/services/invoices/send-invoices.ts'
import { startIssuing } from '../src/services/invoices/start-issuing.ts'
import { voidInvoice } from '../src/services/invoices/void-invoice.ts'
import { isCalendarDate, isPeriod } from '../src/domain/calendar.ts'
import { defineEndpoint } from './define.ts'
import { invoiceInput, pricedInput } from './invoice-input.ts'
import { params, reason } from './common-input.ts'

const changeToken = z.coerce.number().int().min(0).optional()
const day = z.string().refine(isCalendarDate, 'Enter a date that exists, as YYYY-MM-DD.')

const companyOf = (req: PayloadRequest, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection: 'invoices', id, permission })

export const createInvoiceRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices',
  summary: 'Write an invoice by hand: a draft',
  permission: 'finance.invoices.create',
  idempotent: true,
  status: 201,
  body: z.strictObject(invoiceInput),
  handler: ({ req, company, body, idempotency }) =>
    createInvoice({ req, company, input: body, idempotency: idempotency() }),
})

export const draftProposalRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/from-proposal',
  summary: 'Draft what a month would bill to a payer now, to be changed before it is issued',
  permission: 'finance.invoices.create',
  status: 201,
  body: z.strictObject({
    period: z.string().refine(isPeriod, 'Enter a month, as YYYY-MM.'),
    person: z.uuid('Choose the payer.'),
    contract: z.uuid().optional(),
    unit: z.uuid().optional(),
  }),
  handler: ({ req, company, body }) => draftProposal({ req, company, ...body }),
})

export const invoiceTotalsRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/totals',
  summary: 'What lines come to with discount and tax, by the formula that invoices are written with; nothing is kept',
  permission: 'finance.invoices.create',
  body: z.strictObject({ ...pricedInput }),
  handler: ({ body }) => Promise.resolve(previewTotals(body)),
})

export const updateInvoiceRoute = defineEndpoint({
  method: 'patch',
  path: '/finance/invoices/:id',
  summary: 'Write a draft anew; lines that keep their id keep what they bill',
  permission: 'finance.invoices.update',
  scope: 'row',
  params,
  body: z.strictObject({ ...invoiceInput, changeToken: z.int().min(0) }),
  handler: async ({ req, params: { id }, body: { changeToken: token, ...input } }) =>
    updateDraft({
      req,
      company: await companyOf(req, id, 'finance.invoices.update'),
      id,
      input,
      changeToken: token,
    }),
})

export const deleteInvoiceRoute = defineEndpoint({
  method: 'delete',
  path: '/finance/invoices/:id',
  summary: 'Delete a draft; its penalties wait for the next bill again',
  permission: 'finance.invoices.delete',
  scope: 'row',
  params,
  query: z.strictObject({ changeToken }),
  handler: async ({ req, params: { id }, query }) =>
    deleteDraft({ req, company: await companyOf(req, id, 'finance.invoices.delete'), id, ...query }),
})

export const issueInvoiceRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/:id/issue',
  summary: 'Issue a draft: it gets its number and cannot be changed any more',
  permission: 'finance.invoices.issue',
  scope: 'row',
  params,
  body: z.strictObject({ send: z.boolean().default(false) }),
  handler: async ({ req, params: { id }, body: { send } }) =>
    issueInvoice({ req, company: await companyOf(req, id, 'finance.invoices.issue'), id, sends: send }),
})

export const issueInvoicesRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/issue',
  summary: 'Issue many drafts: the chosen ones, or all that are dated up to today; a job with progress',
  permission: 'finance.invoices.issue',
  idempotent: true,
  status: 202,
  body: z
    .strictObject({
      invoices: z.array(z.uuid()).min(1, 'Choose at least one draft.').max(5_000).optional(),
      all: z.literal(true).optional(),
      project: z.uuid().optional(),
      send: z.boolean().default(false),
    })
    .refine(({ invoices, all }) => Boolean(invoices) !== Boolean(all), {
      message: 'Name the drafts, or say `all`.',
      path: ['invoices'],
    }),
  handler: ({ req, company, body: { send, ...choice }, idempotency }) =>
    startIssuing({ req, company, choice, sends: send, idempotency: idempotency() }),
})

export const voidInvoiceRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/:id/void',
  summary: 'Cancel an issued invoice on which nothing is paid or credited',
  permission: 'finance.invoices.void',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    voidInvoice({ req, company: await companyOf(req, id, 'finance.invoices.void'), id, ...body }),
})

const {
  person: _person,
  unit: _unit,
  contract: _contract,
  project: _project,
  currency: _currency,
  ...debit
} = invoiceInput

export const debitNoteRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/:id/debit-note',
  summary: 'Charge more for an issued invoice: a draft for the same payer and place that names it',
  permission: 'finance.invoices.create',
  scope: 'row',
  idempotent: true,
  status: 201,
  params,
  body: z.strictObject(debit),
  handler: async ({ req, params: { id }, body, idempotency }) => {
    const key = idempotency()
    const company = await companyOf(req, id, 'finance.invoices.create')
    return createDebitNote({ req, company, id, input: body, idempotency: key })
  },
})

export const sendInvoiceRoute = defineEndpoint({
  method: 'post',
  path: '/finance/invoices/:id/send',
  summary: 'Send an issued invoice to its payer by e-mail',
  permission: 'finance.invoices.send',
  scope: 'row',
  params,
  body: z.strictObject({ message: z.string().trim().max(1_000).optional() }),
  handler: async ({ req, params: { id }, body }) =>
    sendInvoice({ req, company: await companyOf(req, id, 'finance.invoices.send'), id, ...body }),
})

export const invoiceStatisticsRoute = defineEndpoint({
  method: 'get',
  path: '/finance/invoices/statistics',
  summary: 'Invoices counted and summed per currency: drafts, issued, paid, overdue, void',
  permission: 'finance.invoices.view',
  query: z.strictObject({ from: day.optional(), to: day.optional(), project: z.uuid().optional() }),
  handler: ({ req, company, query }) => invoiceStatistics({ req, company, ...query }),
})
