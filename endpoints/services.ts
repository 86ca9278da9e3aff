import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { attachService } from '../src/services/project-services/attach-service.ts'
import { listAttachments } from '../src/services/project-services/list-attachments.ts'
import {
  approveAttachment,
  endAttachment,
  pauseAttachment,
  rejectAttachment,
  resumeAttachment,
} from '../src/services/project-services/move-attachment.ts'
import { serviceStatistics } from '../src/services/project-services/service-statistics.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const change = 'property.project-services.update' as const

const companyOf = (req: PayloadRequest, collection: string, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection, id, permission })

const node = z
  .strictObject({ project: z.uuid().optional(), block: z.uuid().optional(), unit: z.uuid().optional() })
  .refine(
    (value) => Object.values(value).filter(Boolean).length === 1,
    'Name a project, a block or a unit: one of them.',
  )

export const attach = defineEndpoint({
  method: 'post',
  path: '/project-services/attach',
  summary: 'Attach a service to many projects, blocks and units, with a result per place',
  permission: 'property.project-services.create',
  status: 201,
  body: z.strictObject({
    service: z.uuid(),
    nodes: z.array(node).min(1, 'Choose at least one place.').max(500, 'At most 500 places at once.'),
    startDate: date,
    endDate: date.nullish(),
    customPriceMinor: z
      .int('Enter a whole number of minor units (cents).')
      .min(0, 'The price is not below zero.')
      .nullish(),
    currency: z.string().max(3).optional(),
    note: z.string().max(500).optional(),
    mode: z.enum(['all', 'valid']).default('all'),
  }),
  handler: ({ req, company, body }) => attachService({ req, company, attachment: body }),
})

export const approveService = defineEndpoint({
  method: 'post',
  path: '/project-services/:id/approve',
  summary: 'Approve the charge of a service that needs it; not by who attached it',
  permission: change,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    approveAttachment({ req, company: await companyOf(req, 'project-services', id, change), id }),
})

export const rejectService = defineEndpoint({
  method: 'post',
  path: '/project-services/:id/reject',
  summary: 'Refuse the charge of a service that waits for approval; it is taken away',
  permission: change,
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    rejectAttachment({ req, company: await companyOf(req, 'project-services', id, change), id, ...body }),
})

const dated = z.strictObject({ date: date.optional(), reason: reason.optional() })

export const pauseService = defineEndpoint({
  method: 'post',
  path: '/project-services/:id/pause',
  summary: 'Stop charging a service from a day on',
  permission: change,
  scope: 'row',
  params,
  body: dated,
  handler: async ({ req, params: { id }, body }) =>
    pauseAttachment({ req, company: await companyOf(req, 'project-services', id, change), id, ...body }),
})

export const resumeService = defineEndpoint({
  method: 'post',
  path: '/project-services/:id/resume',
  summary: 'Charge a paused service again from a day on',
  permission: change,
  scope: 'row',
  params,
  body: dated,
  handler: async ({ req, params: { id }, body }) =>
    resumeAttachment({ req, company: await companyOf(req, 'project-services', id, change), id, ...body }),
})

export const endService = defineEndpoint({
  method: 'post',
  path: '/project-services/:id/end',
  summary: 'End a service at a place with its last day; a day to come only sets the end',
  permission: change,
  scope: 'row',
  params,
  body: dated,
  handler: async ({ req, params: { id }, body }) =>
    endAttachment({ req, company: await companyOf(req, 'project-services', id, change), id, ...body }),
})

export const projectServiceStatistics = defineEndpoint({
  method: 'get',
  path: '/projects/:id/service-statistics',
  summary: 'Services of a project, counted, with what they bring in a month',
  permission: 'property.project-services.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const company = await companyOf(req, 'projects', id, 'property.project-services.view')
    return serviceStatistics({ req, company, project: id })
  },
})

export const projectServicesOf = defineEndpoint({
  method: 'get',
  path: '/projects/:id/services',
  summary: 'What is charged at a project, its blocks and units, each with its price of today',
  permission: 'property.project-services.view',
  scope: 'row',
  params,
  query: z.strictObject({
    ...paging,
    status: z.enum(['pending_approval', 'active', 'paused', 'ended']).optional(),
    pricing: z.enum(['fixed', 'variable', 'percentage', 'metered']).optional(),
    service: z.uuid().optional(),
    unit: z.uuid().optional(),
    search: z.string().trim().max(100).optional(),
  }),
  handler: async ({ req, params: { id }, query }) => {
    const company = await companyOf(req, 'projects', id, 'property.project-services.view')
    return listAttachments({ req, company, project: id, ...query })
  },
})
