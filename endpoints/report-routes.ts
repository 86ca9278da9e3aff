import { z } from 'zod'
import { currencyCodes } from '../src/domain/currency.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { exportReport } from '../src/services/reports/export-report.ts'
import { reportKeys } from '../src/services/reports/reports.ts'
import { listReports, runReport } from '../src/services/reports/run-report.ts'
import { defineEndpoint, type Route } from './define.ts'
import { paging } from './parse-input.ts'
import { date } from './common-input.ts'

const id = z.uuid('This is not an id.').optional()
const params = z.object({ report: z.enum(reportKeys) })
const filters = {
  from: date.optional(),
  to: date.optional(),
  project: id,
  person: id,
  by: z.string().max(20).optional(),
  currency: z
    .enum(currencyCodes as [string, ...string[]], 'Enter a currency code of ISO 4217, such as KES.')
    .optional(),
}

const list = defineEndpoint({
  method: 'get',
  path: '/finance/reports',
  summary: 'The reports that there are, with their filters, and the currencies of the books',
  permission: 'finance.reports.view',
  handler: listReports,
})

const run = defineEndpoint({
  method: 'get',
  path: '/finance/reports/:report',
  summary: 'A report from ledger entries; every figure says which entries it is the sum of',
  permission: 'finance.reports.view',
  params,
  query: z.strictObject({ ...paging, ...filters }),
  handler: async ({ req, company, params: { report }, query: { page, limit, ...query } }) => {
    await auditSupport({ req, entity: 'reports', query: { report, ...query, page } })
    return runReport({ req, company, report, query, page, limit })
  },
})

const file = defineEndpoint({
  method: 'get',
  path: '/finance/reports/:report/export',
  summary: 'Download a whole report as CSV',
  permission: 'finance.reports.export',
  params,
  query: z.strictObject(filters),
  handler: async ({ req, company, params: { report }, query }) => {
    const { stream, fileName } = await exportReport({ req, company, report, query })
    return new Response(stream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
})

/** Reports of the books. */
export const reportRoutes: Route[] = [
  list, // GET /finance/reports
  run, //  GET /finance/reports/:report
  file, // GET /finance/reports/:report/export
]
