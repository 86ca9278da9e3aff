import { completeInspection } from '../src/services/inspections/complete-inspection.ts'
import { depositSettlement } from '../src/services/inspections/read-settlement.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { companyOf } from './lease-input.ts'
import { params } from './common-input.ts'

export const complete = defineEndpoint({
  method: 'post',
  path: '/inspections/:id/complete',
  summary: 'Complete an inspection; at moving out it says what would become of the deposit. It is frozen from then on',
  permission: 'contracts.inspections.update',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const permission = 'contracts.inspections.update'
    return completeInspection({
      req,
      companies: await companyOf({ req, collection: 'inspections', permission, id }),
      id,
    })
  },
})

export const settlement = defineEndpoint({
  method: 'get',
  path: '/contracts/:id/deposit-settlement',
  summary: 'What would become of the deposit now: received, deductions, arrears, refund; a proposal, nothing is posted',
  permission: 'contracts.inspections.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const permission = 'contracts.inspections.view'
    const companies = await companyOf({ req, collection: 'contracts', permission, id })
    await auditSupport({ req, entity: 'contracts', entityId: id })
    return depositSettlement({ payload: req.payload, companies, id })
  },
})
