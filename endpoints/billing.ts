import { z } from 'zod'
import { hasPermission } from '../src/access/has-permission.ts'
import { isPeriod } from '../src/domain/calendar.ts'
import { forbidden } from '../src/platform/errors.ts'
import { previewBilling } from '../src/services/billing/preview-billing.ts'
import { startBilling } from '../src/services/billing/start-billing.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'

export const billingRuns = defineEndpoint({
  method: 'post',
  path: '/finance/billing-runs',
  summary: 'Bill a month for all leases (202 with the job), or show what it would bill (dryRun)',
  permission: 'finance.billing.view',
  idempotent: true,
  query: z.object(paging),
  body: z.strictObject({
    period: z.string().refine(isPeriod, 'Enter a month as YYYY-MM.'),
    dryRun: z.boolean().default(false),
  }),
  handler: async ({ req, company, query, body: { period, dryRun }, idempotency }) => {
    if (dryRun) return previewBilling({ req, company, period, ...query })
    if (!(await hasPermission(req, 'finance.billing.run', company))) throw forbidden()
    return Response.json(await startBilling({ req, company, period, idempotency: idempotency() }), { status: 202 })
  },
})
