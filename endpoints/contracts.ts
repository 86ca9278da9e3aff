import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { requirePermission } from '../src/access/has-permission.ts'
import type { PermissionCode } from '../src/access/permissions.ts'
import { projectsIn } from '../src/access/row-rules/standing.ts'
import { expiringLeases } from '../src/services/leases/expiring-leases.ts'
import { moveLease } from '../src/services/leases/move-lease.ts'
import { vacateLease } from '../src/services/leases/vacate-lease.ts'
import { withdrawNotice as withdraw } from '../src/services/leases/withdraw-notice.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { companyOf } from './lease-input.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const within = (req: PayloadRequest, permission: PermissionCode, id: string): Promise<string[]> =>
  companyOf({ req, collection: 'contracts', permission, id })

export const activateLease = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/activate',
  summary: 'Activate a draft lease; the unit becomes rented',
  permission: 'contracts.leases.activate',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    moveLease({ req, companies: await within(req, 'contracts.leases.activate', id), id, to: 'active' }),
})

export const giveNotice = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/notice',
  summary: 'Record notice; the lease ends on the date given',
  permission: 'contracts.leases.end',
  scope: 'row',
  params,
  body: z.strictObject({ date, reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) =>
    moveLease({ req, companies: await within(req, 'contracts.leases.end', id), id, to: 'notice', ...body }),
})

export const endLease = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/end',
  summary: 'End a lease at the end of its term',
  permission: 'contracts.leases.end',
  scope: 'row',
  params,
  body: z.strictObject({ date: date.optional(), reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) =>
    moveLease({ req, companies: await within(req, 'contracts.leases.end', id), id, to: 'ended', ...body }),
})

export const terminateLease = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/terminate',
  summary: 'Terminate a lease early, with a reason',
  permission: 'contracts.leases.end',
  scope: 'row',
  params,
  body: z.strictObject({ date, reason }),
  handler: async ({ req, params: { id }, body }) =>
    moveLease({ req, companies: await within(req, 'contracts.leases.end', id), id, to: 'terminated', ...body }),
})

export const withdrawNotice = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/withdraw-notice',
  summary: 'Take a notice back; the lease ends as it did before, or on the date given (null: open-ended)',
  permission: 'contracts.leases.end',
  scope: 'row',
  params,
  body: z.strictObject({ endDate: date.nullable().optional(), reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) =>
    withdraw({ req, companies: await within(req, 'contracts.leases.end', id), id, ...body }),
})

export const vacate = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/vacate',
  summary: 'The tenant has left: the lease ends on that day and the unit can be let again from the next',
  permission: 'contracts.leases.end',
  scope: 'row',
  params,
  body: z.strictObject({ date, inspection: z.uuid('This is not an id.').optional(), reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) => {
    const companies = await within(req, 'contracts.leases.end', id)
    if (body.inspection) await requirePermission(req, 'contracts.inspections.update', companies[0])
    return vacateLease({ req, companies, id, ...body })
  },
})

export const expiring = defineEndpoint({
  method: 'get',
  path: '/contracts/expiring',
  summary: 'Leases that end within so many days and are neither renewed nor ended, the first first',
  permission: 'contracts.leases.view',
  query: z.strictObject({ ...paging, within: z.coerce.number().int().min(0).max(1_095).optional() }),
  handler: async ({ req, company, query }) => {
    await auditSupport({ req, entity: 'contracts', query })
    return expiringLeases({ payload: req.payload, company, projects: await projectsIn(req, company), ...query })
  },
})
