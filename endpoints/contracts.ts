import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { isCalendarDate } from '../src/domain/calendar.ts'
import { moveLease } from '../src/services/leases/move-lease.ts'
import { defineEndpoint } from './define.ts'

const params = z.object({ id: z.uuid() })
const date = z.string().refine(isCalendarDate, 'Enter a date that exists, as YYYY-MM-DD.')
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(500)

/** The company of the lease, when it is among those that the caller may act on. */
const within = async (req: PayloadRequest, permission: PermissionCode, id: string): Promise<string[]> => [
  await requireSight({ req, collection: 'contracts', id, permission }),
]

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
