import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { decideAmendment } from '../src/services/leases/decide-amendment.ts'
import { proposeAmendment } from '../src/services/leases/propose-amendment.ts'
import { proposeRenewal } from '../src/services/leases/renewal-proposal.ts'
import { renewLease } from '../src/services/leases/renew-lease.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { companyOf, dueDay, minor } from './lease-input.ts'
import { date, params, reason } from './common-input.ts'

const ofLease = (req: PayloadRequest, permission: PermissionCode, id: string): Promise<string[]> =>
  companyOf({ req, collection: 'contracts', permission, id })

export const renewalProposal = defineEndpoint({
  method: 'get',
  path: '/contracts/:id/renewal-proposal',
  summary: 'How a lease would go on: from the day after its end, as long as before, with the rent after its rise',
  permission: 'contracts.leases.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const companies = await ofLease(req, 'contracts.leases.view', id)
    await auditSupport({ req, entity: 'contracts', entityId: id })
    return proposeRenewal({ payload: req.payload, companies, id })
  },
})

export const renew = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/renew',
  summary: 'Draft the lease that continues this one; activating it renews this one. What is left out is as proposed',
  permission: 'contracts.leases.create',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject({
    startDate: date.optional(),
    endDate: date.nullable().optional(),
    rentMinor: minor.optional(),
    depositMinor: minor.optional(),
    dueDay: dueDay.optional(),
  }),
  handler: async ({ req, params: { id }, body }) =>
    renewLease({ req, companies: await ofLease(req, 'contracts.leases.create', id), id, terms: body }),
})

export const amend = defineEndpoint({
  method: 'post',
  path: '/contracts/:id/amendments',
  summary: 'Propose other terms for a running lease, from a day on; somebody else approves them',
  permission: 'contracts.amendments.create',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject({
    kind: z.enum(['rent', 'term', 'other']),
    effectiveDate: date,
    rentMinor: minor.optional(),
    endDate: date.nullable().optional(),
    dueDay: dueDay.optional(),
    reason,
  }),
  handler: async ({ req, params: { id }, body }) =>
    proposeAmendment({ req, companies: await ofLease(req, 'contracts.amendments.create', id), id, proposal: body }),
})

const ofAmendment = (req: PayloadRequest, id: string): Promise<string[]> =>
  companyOf({ req, collection: 'contract-amendments', permission: 'contracts.amendments.approve', id })

export const approveAmendment = defineEndpoint({
  method: 'post',
  path: '/contract-amendments/:id/approve',
  summary: 'Approve a change of terms that somebody else proposed; it counts from its day on, at once when it has come',
  permission: 'contracts.amendments.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) =>
    decideAmendment({ req, companies: await ofAmendment(req, id), id, to: 'approved', ...body }),
})

export const rejectAmendment = defineEndpoint({
  method: 'post',
  path: '/contract-amendments/:id/reject',
  summary: 'Reject a change of terms, with a reason',
  permission: 'contracts.amendments.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    decideAmendment({ req, companies: await ofAmendment(req, id), id, to: 'rejected', ...body }),
})
