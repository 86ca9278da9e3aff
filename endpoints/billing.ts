import { z } from 'zod'
import { hasPermission } from '../src/access/has-permission.ts'
import { projectsIn } from '../src/access/row-rules/standing.ts'
import { isPeriod } from '../src/domain/calendar.ts'
import { forbidden } from '../src/platform/errors.ts'
import { billingReport, listBillingRuns } from '../src/services/billing/billing-report.ts'
import { previewBilling } from '../src/services/billing/preview-billing.ts'
import { startBilling } from '../src/services/billing/start-billing.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'

const period = z.string().refine(isPeriod, 'Enter a month as YYYY-MM.')

export const billingRuns = defineEndpoint({
  method: 'post',
  path: '/finance/billing-runs',
  summary: 'Bill a month for all leases and owners (202 with the job), or show what it would bill (dryRun)',
  permission: 'finance.billing.view',
  idempotent: true,
  query: z.object(paging),
  body: z.strictObject({ period, dryRun: z.boolean().default(false) }),
  handler: async ({ req, company, query, body, idempotency }) => {
    const projects = await projectsIn(req, company)
    if (body.dryRun) return previewBilling({ req, company, period: body.period, scope: { projects }, ...query })
    if (!(await hasPermission(req, 'finance.billing.run', company))) throw forbidden()
    const started = await startBilling({
      req,
      company,
      period: body.period,
      projects,
      idempotency: idempotency(),
    })
    return Response.json(started, { status: 202 })
  },
})

export const billingRunList = defineEndpoint({
  method: 'get',
  path: '/finance/billing-runs',
  summary: 'Billing runs with what they billed and left out, newest first',
  permission: 'finance.billing.view',
  query: z.object(paging),
  handler: async ({ req, company, query }) =>
    listBillingRuns({ req, company, projects: await projectsIn(req, company), ...query }),
})

export const billingRunReport = defineEndpoint({
  method: 'get',
  path: '/finance/billing-runs/:id',
  summary: 'The report of a billing run: totals by currency, and a page of what it left out and why',
  permission: 'finance.billing.view',
  params: z.object({ id: z.uuid() }),
  query: z.object({ ...paging, reason: z.string().max(40).optional() }),
  handler: async ({ req, company, params: { id }, query }) =>
    billingReport({ req, company, id, projects: await projectsIn(req, company), ...query }),
})

export const invoicesPreview = defineEndpoint({
  method: 'get',
  path: '/finance/invoices/preview',
  summary: 'What a month would bill to a lease, a unit or a person now, line by line with the reasons',
  permission: 'finance.billing.view',
  query: z.object({
    ...paging,
    period,
    contract: z.uuid().optional(),
    person: z.uuid().optional(),
    unit: z.uuid().optional(),
  }),
  handler: async ({ req, company, query: { contract, person, unit, ...query } }) =>
    previewBilling({
      req,
      company,
      scope: { projects: await projectsIn(req, company), contract, person, unit },
      ...query,
    }),
})
