import { overview } from '../src/services/dashboard/overview.ts'
import { defineEndpoint } from './define.ts'

export const dashboardOverview = defineEndpoint({
  method: 'get',
  path: '/dashboard/overview',
  summary: 'The company at a glance',
  permission: 'finance.invoices.view',
  handler: ({ req, company }) => overview({ payload: req.payload, company }),
})
