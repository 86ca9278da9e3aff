import { projectsIn } from '../src/access/row-rules/standing.ts'
import { overview } from '../src/services/dashboard/overview.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'

export const dashboardOverview = defineEndpoint({
  method: 'get',
  path: '/dashboard/overview',
  summary: 'The company at a glance',
  permission: 'finance.invoices.view',
  handler: async ({ req, company }) => {
    await auditSupport({ req, entity: 'dashboard' })
    return overview({ payload: req.payload, company, projects: await projectsIn(req, company) })
  },
})
