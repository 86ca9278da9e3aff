import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { ownershipHistory } from '../src/services/ownership/ownership-history.ts'
import { projectOwners } from '../src/services/ownership/project-owners.ts'
import { transferOwnership } from '../src/services/ownership/transfer-ownership.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const id = z.uuid('This is not an id.')
const permission = 'property.ownerships.view'

export const transfer = defineEndpoint({
  method: 'post',
  path: '/ownerships/transfer',
  summary: 'Hand over a share of a unit, or a part of it: the former ends on the day before, the new ones begin',
  permission: 'property.ownerships.update',
  scope: 'row',
  body: z.strictObject({
    unit: id,
    from: id,
    to: z
      .array(
        z.strictObject({
          person: id,
          shareBps: z.number().int().min(1, 'A share is above 0 %.').max(10_000, 'A share is at most 100 %.'),
        }),
      )
      .min(1, 'Name who takes over.')
      .max(50),
    date,
    reason,
  }),
  handler: async ({ req, body }) => {
    const sight = { req, collection: 'units', id: body.unit, permission: 'property.ownerships.update' } as const
    const company = await requireSight(sight)
    return transferOwnership({ req, company, transfer: body })
  },
})

export const projectOwnerList = defineEndpoint({
  method: 'get',
  path: '/projects/:id/owners',
  summary: 'Who owns units of a project on a day, by person with his units',
  permission,
  scope: 'row',
  params,
  query: z.strictObject({ ...paging, on: date.optional() }),
  handler: async ({ req, params: { id: project }, query }) => {
    const company = await requireSight({ req, collection: 'projects', id: project, permission })
    await auditSupport({ req, entity: 'ownerships', entityId: project, query })
    return projectOwners({ payload: req.payload, company, project, ...query })
  },
})

export const unitOwnershipHistory = defineEndpoint({
  method: 'get',
  path: '/units/:id/ownership-history',
  summary: 'Whose a unit was, is and will be, with shares and dates',
  permission,
  scope: 'row',
  params,
  query: z.strictObject(paging),
  handler: async ({ req, params: { id: unit }, query }) => {
    const company = await requireSight({ req, collection: 'units', id: unit, permission })
    await auditSupport({ req, entity: 'ownerships', entityId: unit, query })
    return ownershipHistory({ payload: req.payload, company, unit, ...query })
  },
})
