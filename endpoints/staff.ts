import { z } from 'zod'
import { isPermissionCode } from '../src/access/permissions.ts'
import { leaveStaff, restoreStaff, suspendStaff } from '../src/services/staff/change-staff-status.ts'
import { inviteStaff } from '../src/services/staff/invite-staff.ts'
import { staffStatistics } from '../src/services/staff/staff-statistics.ts'
import { defineEndpoint } from './define.ts'
import { params, reason } from './common-input.ts'

const text = z.string().trim().max(200)
const codes = z.array(z.string().refine(isPermissionCode, 'There is no such permission.'))

export const inviteToStaff = defineEndpoint({
  method: 'post',
  path: '/staff/invite',
  summary: 'Invite somebody to the staff, or back to it',
  permission: 'settings.staff.create',
  status: 201,
  body: z.strictObject({
    name: text.min(1, 'Enter a name.'),
    email: z.email('Enter an e-mail address.').max(200),
    phone: text.optional(),
    gender: z.enum(['female', 'male', 'other']).optional(),
    address: text.optional(),
    city: text.optional(),
    postalCode: text.optional(),
    position: z.uuid().optional(),
    branch: z.uuid().optional(),
    roles: z.array(z.uuid()).optional(),
    grants: codes.optional(),
    denials: codes.optional(),
    projectScope: z.enum(['all', 'assigned']).optional(),
    projects: z.array(z.uuid()).optional(),
  }),
  handler: ({ req, company, body }) => inviteStaff({ req, company, member: body }),
})

export const suspend = defineEndpoint({
  method: 'post',
  path: '/staff/:id/suspend',
  summary: 'Suspend a member of the staff from the next request on',
  permission: 'settings.staff.update',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: ({ req, companies, params: { id }, body }) => suspendStaff({ req, companies, id, ...body }),
})

export const restore = defineEndpoint({
  method: 'post',
  path: '/staff/:id/restore',
  summary: 'Bring back a member of the staff who was suspended or has left',
  permission: 'settings.staff.update',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: ({ req, companies, params: { id }, body }) => restoreStaff({ req, companies, id, ...body }),
})

export const leave = defineEndpoint({
  method: 'post',
  path: '/staff/:id/leave',
  summary: 'End somebody’s work here: log-ins, keys, invitations; open tasks go to a colleague',
  permission: 'settings.staff.update',
  scope: 'row',
  params,
  body: z.strictObject({ reason, handOverTo: z.uuid().optional() }),
  handler: ({ req, companies, params: { id }, body }) => leaveStaff({ req, companies, id, ...body }),
})

export const statistics = defineEndpoint({
  method: 'get',
  path: '/staff/statistics',
  summary: 'How many people work here, by status, branch and position',
  permission: 'settings.staff.view',
  handler: ({ req, company }) => staffStatistics({ req, company }),
})
