import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { hasPermission } from '../src/access/has-permission.ts'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { collectionStates } from '../src/domain/collection-state.ts'
import { blockKinds, mostFloors, unitKinds } from '../src/domain/structure.ts'
import { unitStatuses } from '../src/domain/unit-status.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { addBlocks } from '../src/services/structure/add-blocks.ts'
import { addUnits } from '../src/services/structure/add-units.ts'
import { availability } from '../src/services/structure/availability.ts'
import { projectOverview } from '../src/services/structure/project-overview.ts'
import { readStructure } from '../src/services/structure/read-structure.ts'
import { reorderStructure } from '../src/services/structure/reorder.ts'
import { requireLive } from '../src/services/structure/require-live.ts'
import { setFloors } from '../src/services/structure/set-floors.ts'
import { defineEndpoint } from './define.ts'
import { params } from './common-input.ts'

const floors = z
  .number()
  .int('Enter a whole number of floors.')
  .min(0, `A block has 0 to ${mostFloors} floors.`)
  .max(mostFloors, `A block has 0 to ${mostFloors} floors.`)
const floor = z
  .number()
  .int('A floor is a whole number.')
  .min(0, 'Floors are numbered from 0.')
  .max(mostFloors - 1)
const minor = z
  .number()
  .int('Enter whole minor units (cents).')
  .min(0, 'The amount cannot be negative.')
  .max(2 ** 53 - 1)
const count = z.number().int().min(0).max(100)
const name = z.string().trim().min(1, 'Enter a name.').max(100)

type Sight = { req: PayloadRequest; id: string; permission: PermissionCode }

/** The company of a project that the caller sees and that is not in the trash. */
const projectFor = async ({ req, id, permission }: Sight): Promise<string> => {
  const company = await requireSight({ req, collection: 'projects', id, permission })
  await requireLive({ payload: req.payload, table: 'projects', id })
  return company
}

export const structure = defineEndpoint({
  method: 'get',
  path: '/projects/:id/structure',
  summary: 'The whole tree of a project: blocks, floors, units, with status and counts',
  permission: 'property.units.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    await projectFor({ req, id, permission: 'property.units.view' })
    await auditSupport({ req, entity: 'projects', entityId: id })
    return readStructure({ payload: req.payload, project: id })
  },
})

export const structureBlocks = defineEndpoint({
  method: 'post',
  path: '/projects/:id/structure/blocks',
  summary: 'Add many blocks, house rows and basements: all or none',
  permission: 'property.blocks.create',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject({
    blocks: z
      .array(
        z.strictObject({
          name,
          kind: z.enum(blockKinds).default('block'),
          floors: floors.optional(),
          slots: count.optional(),
          description: z.string().trim().max(500).optional(),
        }),
      )
      .min(1, 'Name at least one block.')
      .max(200, 'At most 200 blocks at once.'),
  }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await projectFor({ req, id, permission: 'property.blocks.create' })
    return addBlocks({ req, company, project: id, blocks: body.blocks })
  },
})

export const structureUnits = defineEndpoint({
  method: 'post',
  path: '/projects/:id/structure/units',
  summary: 'Add many units to a floor, a house row or the project itself: all or none',
  permission: 'property.units.create',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject({
    block: z.uuid('This is not an id.').nullish(),
    floor: floor.nullish(),
    units: z
      .array(
        z.strictObject({
          identifier: z.string().trim().min(1, 'Enter an identifier.').max(100).optional(),
          kind: z.enum(unitKinds).optional(),
          bedrooms: count.optional(),
          bathrooms: count.optional(),
          areaSqm: z.number().min(0).max(10_000_000).optional(),
          floors: floors.optional(),
          rentMinor: minor.optional(),
          depositMinor: minor.optional(),
          salePriceMinor: minor.optional(),
          currency: z
            .string()
            .regex(/^[A-Z]{3}$/, 'Enter a three-letter currency code, such as KES.')
            .optional(),
          offering: z.enum(['rent', 'sale', 'both']).optional(),
          managementMode: z.enum(['full', 'service_only']).optional(),
        }),
      )
      .min(1, 'Name at least one unit.')
      .max(500, 'At most 500 units at once.'),
  }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await projectFor({ req, id, permission: 'property.units.create' })
    return addUnits({ req, company, project: id, ...body })
  },
})

export const structureReorder = defineEndpoint({
  method: 'post',
  path: '/projects/:id/structure/reorder',
  summary: 'Put blocks and units of a project in an order of one’s own',
  permission: 'property.units.update',
  scope: 'row',
  params,
  body: z.strictObject({
    blocks: z.array(z.uuid('This is not an id.')).max(1_000).optional(),
    units: z.array(z.uuid('This is not an id.')).max(5_000).optional(),
  }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await projectFor({ req, id, permission: 'property.units.update' })
    if (body.blocks?.length) await projectFor({ req, id, permission: 'property.blocks.update' })
    return reorderStructure({ req, company, project: id, ...body })
  },
})

export const blockFloors = defineEndpoint({
  method: 'post',
  path: '/blocks/:id/floors',
  summary: 'Set how many floors a block has; they go from the top, and only without units on them',
  permission: 'property.blocks.update',
  scope: 'row',
  params,
  body: z.strictObject({ floors }),
  handler: async ({ req, params: { id }, body }) => {
    await requireSight({ req, collection: 'blocks', id, permission: 'property.blocks.update' })
    await requireLive({ payload: req.payload, table: 'blocks', id })
    return setFloors({ req, block: id, floors: body.floors })
  },
})

export const projectFigures = defineEndpoint({
  method: 'get',
  path: '/projects/:id/overview',
  summary: 'The figures of a project: units by status, occupancy, rent roll, arrears, maintenance',
  permission: 'property.projects.overview',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => {
    const company = await projectFor({ req, id, permission: 'property.projects.overview' })
    await auditSupport({ req, entity: 'projects', entityId: id })
    const sees = {
      leases: await hasPermission(req, 'contracts.leases.view', company),
      money: await hasPermission(req, 'finance.invoices.view', company),
      maintenance: await hasPermission(req, 'property.maintenance.view', company),
    }
    return projectOverview({ payload: req.payload, company, project: id, sees })
  },
})

export const projectAvailability = defineEndpoint({
  method: 'get',
  path: '/projects/:id/availability',
  summary: 'Block by floor by unit: status, tenant, and whether what was due is paid',
  permission: 'property.units.view',
  scope: 'row',
  params,
  query: z.strictObject({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    // a matrix is looked at as a whole: its page is that of a large project
    limit: z.coerce.number().int().min(1).max(2_000).default(2_000),
    block: z.union([z.uuid('This is not an id.'), z.literal('none')]).optional(),
    floor: z.coerce
      .number()
      .int()
      .min(0)
      .max(mostFloors - 1)
      .optional(),
    status: z.enum(unitStatuses).optional(),
    collection: z.enum(collectionStates).optional(),
  }),
  handler: async ({ req, params: { id }, query: { page, limit, ...filters } }) => {
    const company = await projectFor({ req, id, permission: 'property.units.view' })
    await auditSupport({ req, entity: 'projects', entityId: id, query: filters })
    const seesLeases = await hasPermission(req, 'contracts.leases.view', company)
    const seesMoney = await hasPermission(req, 'finance.invoices.view', company)
    return availability({ payload: req.payload, company, project: id, filters, seesLeases, seesMoney, page, limit })
  },
})
