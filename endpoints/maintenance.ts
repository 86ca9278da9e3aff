import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { projectsIn } from '../src/access/row-rules/standing.ts'
import { type MaintenanceStatus, maintenanceStatuses } from '../src/domain/maintenance.ts'
import { addPhotos } from '../src/services/maintenance/add-photos.ts'
import { assignRequest } from '../src/services/maintenance/assign-request.ts'
import { board } from '../src/services/maintenance/board.ts'
import { maintenanceCalendar } from '../src/services/maintenance/calendar.ts'
import { commentRequest } from '../src/services/maintenance/comment-request.ts'
import { type Cost, moveRequest } from '../src/services/maintenance/move-request.ts'
import { planPreview } from '../src/services/maintenance/plan-dates.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { rateRequest } from '../src/services/maintenance/rate-request.ts'
import { reportRequest } from '../src/services/maintenance/report-request.ts'
import { runPlan } from '../src/services/maintenance/run-plan.ts'
import { maintenanceStatistics } from '../src/services/maintenance/statistics.ts'
import { defineEndpoint, type Route } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const note = z.string().trim().max(500).optional()
const priority = z.enum(['low', 'medium', 'high', 'urgent'])
const category = z.enum([
  ...['plumbing', 'electrical', 'structural', 'appliance', 'cleaning', 'security', 'lift', 'grounds', 'other'],
] as const)
const cost = z.strictObject({
  costMinor: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Enter a three-letter currency code, such as KES.')
    .optional(),
  chargedTo: z.enum(['company', 'owner', 'tenant']).optional(),
})
const update = 'property.maintenance.update'
const view = 'property.maintenance.view'

/** The projects that a member is limited to; what support looks at is noted. */
const look = async (req: PayloadRequest, company: string) => {
  await auditSupport({ req, entity: 'maintenance-requests' })
  return { company, projects: await projectsIn(req, company) }
}

const requestOf = (req: PayloadRequest, id: string): Promise<string> =>
  requireSight({ req, collection: 'maintenance-requests', id, permission: update })

export const reportMaintenance = defineEndpoint({
  method: 'post',
  path: '/maintenance-requests/report',
  summary: 'Report something about one’s own unit, as its tenant or owner',
  permission: 'authenticated',
  status: 201,
  body: z.strictObject({
    unit: z.uuid(),
    title: z.string().trim().min(3, 'Say in a few words what is wrong.').max(200),
    description: z.string().trim().max(5_000).optional(),
    category: category.default('other'),
    priority: priority.optional(),
  }),
  handler: ({ req, body }) => reportRequest({ req, ...body }),
})

export const addMaintenancePhotos = defineEndpoint({
  method: 'post',
  // Not below the collection's name: forms that go there carry no files.
  path: '/maintenance/requests/:id/photos',
  summary: 'Add photos to a request: multipart/form-data with one or more "file"',
  permission: 'authenticated',
  status: 201,
  params,
  handler: ({ req, params: { id } }) => addPhotos({ req, id }),
})

type MoveRoute = {
  action: string
  to: MaintenanceStatus
  summary: string
  body: z.ZodType<{ reason?: string; cost?: Cost }>
}

const moveRoute = ({ action, to, ...route }: MoveRoute): Route =>
  defineEndpoint({
    ...route,
    method: 'post',
    path: `/maintenance-requests/:id/${action}`,
    permission: update,
    scope: 'row',
    params,
    handler: async ({ req, params: { id }, body }) =>
      moveRequest({ req, company: await requestOf(req, id), id, to, ...body }),
  })

export const startMaintenance = moveRoute({
  action: 'start',
  to: 'in_progress',
  summary: 'Begin with the work on an open request',
  body: z.strictObject({ reason: note }),
})

export const resolveMaintenance = moveRoute({
  action: 'resolve',
  to: 'resolved',
  summary: 'The work is done; with what it cost and who pays, where that is known',
  body: z.strictObject({ reason: note, cost: cost.optional() }),
})

export const closeMaintenance = moveRoute({
  action: 'close',
  to: 'closed',
  summary: 'Close a resolved request',
  body: z.strictObject({ reason: note }),
})

export const reopenMaintenance = moveRoute({
  action: 'reopen',
  to: 'open',
  summary: 'Open resolved or closed work again; it gets a new due time',
  body: z.strictObject({ reason }),
})

export const cancelMaintenance = moveRoute({
  action: 'cancel',
  to: 'cancelled',
  summary: 'Cancel a request that nobody will work on',
  body: z.strictObject({ reason }),
})

export const assignMaintenance = defineEndpoint({
  method: 'post',
  path: '/maintenance-requests/:id/assign',
  summary: 'Give a request to a member of the staff, to a vendor, or another priority; null takes it away',
  permission: update,
  scope: 'row',
  params,
  body: z
    .strictObject({
      assignee: z.uuid().nullable().optional(),
      vendor: z.uuid().nullable().optional(),
      priority: priority.optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'Name an assignee, a vendor or a priority.'),
  handler: async ({ req, params: { id }, body }) =>
    assignRequest({ req, company: await requestOf(req, id), id, changes: body }),
})

export const commentMaintenance = defineEndpoint({
  method: 'post',
  path: '/maintenance-requests/:id/comment',
  summary: 'Say something on a request; isInternal is for staff alone',
  permission: 'authenticated',
  status: 201,
  params,
  body: z.strictObject({
    body: z.string().trim().min(1, 'Write something.').max(5_000),
    isInternal: z.boolean().default(false),
  }),
  handler: ({ req, params: { id }, body }) => commentRequest({ req, id, ...body }),
})

export const rateMaintenance = defineEndpoint({
  method: 'post',
  path: '/maintenance-requests/:id/rate',
  summary: 'How satisfied whoever reported it is with the work, 1 to 5, once',
  permission: 'authenticated',
  params,
  body: z.strictObject({ satisfaction: z.int().min(1).max(5), note }),
  handler: ({ req, params: { id }, body }) => rateRequest({ req, id, ...body }),
})

export const runMaintenancePlan = defineEndpoint({
  method: 'post',
  path: '/maintenance-plans/:id/run-now',
  summary: 'Make the next request of a plan now and move the plan along',
  permission: 'property.maintenance.create',
  scope: 'row',
  status: 201,
  params,
  handler: async ({ req, params: { id } }) =>
    runPlan({
      req,
      company: await requireSight({
        req,
        collection: 'maintenance-plans',
        id,
        permission: 'property.maintenance.create',
      }),
      id,
    }),
})

export const maintenancePlanDates = defineEndpoint({
  method: 'get',
  path: '/maintenance-plans/:id/dates',
  summary: 'When a plan comes next, and the times after that',
  permission: view,
  scope: 'row',
  params,
  query: z.strictObject({ count: z.coerce.number().int().min(1).max(60).default(12) }),
  handler: async ({ req, params: { id }, query }) =>
    planPreview({
      req,
      company: await requireSight({ req, collection: 'maintenance-plans', id, permission: view }),
      id,
      ...query,
    }),
})

export const maintenanceBoard = defineEndpoint({
  method: 'get',
  path: '/maintenance/board',
  summary: 'Requests as columns by status, each with its count and a page of its own',
  permission: view,
  query: z.strictObject({
    project: z.uuid().optional(),
    assignee: z.uuid().optional(),
    priority: priority.optional(),
    status: z.enum(maintenanceStatuses).optional(),
    ...paging,
    limit: paging.limit.default(25),
  }),
  handler: async ({ req, company, query }) => board({ payload: req.payload, ...(await look(req, company)), ...query }),
})

export const maintenanceByDay = defineEndpoint({
  method: 'get',
  path: '/maintenance/calendar',
  summary: 'What is due on which day, requests and plans, for at most 400 days',
  permission: view,
  query: z.strictObject({ from: date, to: date, project: z.uuid().optional() }),
  handler: async ({ req, company, query }) => maintenanceCalendar({ req, ...(await look(req, company)), ...query }),
})

export const maintenanceFigures = defineEndpoint({
  method: 'get',
  path: '/maintenance/statistics',
  summary: 'How maintenance stands, of the company or of one project',
  permission: view,
  query: z.strictObject({ project: z.uuid().optional() }),
  handler: async ({ req, company, query }) =>
    maintenanceStatistics({ payload: req.payload, ...(await look(req, company)), ...query }),
})
