import { z } from 'zod'
import { requireFreshFactor } from '../src/access/require-fresh-factor.ts'
import { requireOperator } from '../src/access/require-operator.ts'
import { companyHealth } from '../src/services/platform/company-health.ts'
import { setCompanyStatus } from '../src/services/platform/set-company-status.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { params } from './common-input.ts'

const body = z.strictObject({ reason: z.string().trim().min(3, 'Say why, in a few words.').max(500) })

export const platformCompanies = defineEndpoint({
  method: 'get',
  path: '/platform/companies',
  summary: 'How the companies of the installation are doing; for operators',
  permission: 'authenticated',
  query: z.strictObject({ ...paging, status: z.enum(['active', 'suspended']).optional() }),
  handler: async ({ req, query }) => {
    await requireOperator(req)
    return companyHealth({ payload: req.payload, ...query })
  },
})

export const suspendCompany = defineEndpoint({
  method: 'post',
  path: '/platform/companies/:id/suspend',
  summary: 'Close a company for everybody who works in it; for operators',
  permission: 'authenticated',
  params,
  body,
  handler: async ({ req, params: { id }, body: { reason } }) => {
    await requireOperator(req)
    await requireFreshFactor(req)
    return setCompanyStatus({ req, id, to: 'suspended', reason })
  },
})

export const restoreCompany = defineEndpoint({
  method: 'post',
  path: '/platform/companies/:id/restore',
  summary: 'Open a suspended company again; for operators',
  permission: 'authenticated',
  params,
  body,
  handler: async ({ req, params: { id }, body: { reason } }) => {
    await requireOperator(req)
    await requireFreshFactor(req)
    return setCompanyStatus({ req, id, to: 'active', reason })
  },
})
