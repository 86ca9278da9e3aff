import { z } from 'zod'
import { hasPermission } from '../src/access/has-permission.ts'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { standingOf } from '../src/access/row-rules/standing.ts'
import { mostFloors } from '../src/domain/structure.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { unitsWithNumber } from '../src/services/structure/check-number.ts'
import { moveUnit } from '../src/services/structure/move-unit.ts'
import { requireLive } from '../src/services/structure/require-live.ts'
import { type UnitSight, unitOverview } from '../src/services/structure/unit-overview.ts'
import { defineEndpoint } from './define.ts'
import { params } from './common-input.ts'

const id = z.uuid('This is not an id.')

export const unitMove = defineEndpoint({
  method: 'post',
  path: '/units/:id/move',
  summary: 'Move a unit to another block or floor, or, with nothing on it, to another project',
  permission: 'property.units.update',
  scope: 'row',
  params,
  body: z
    .strictObject({
      project: id.optional(),
      block: id.nullish(),
      floor: z
        .number()
        .int('A floor is a whole number.')
        .min(0, 'Floors are numbered from 0.')
        .max(mostFloors - 1)
        .nullish(),
    })
    .refine((to) => Object.values(to).some((value) => value !== undefined), {
      message: 'Say where to.',
      path: ['block'],
    }),
  handler: async ({ req, params: { id: unit }, body }) => {
    await requireSight({ req, collection: 'units', id: unit, permission: 'property.units.update' })
    await requireLive({ payload: req.payload, table: 'units', id: unit })
    return moveUnit({ req, unit, to: body })
  },
})

export const unitCheck = defineEndpoint({
  method: 'get',
  path: '/units/check',
  summary: 'Which units have a number, whatever its case',
  permission: 'property.units.view',
  scope: 'row',
  query: z.strictObject({
    number: z.string().trim().min(1, 'Enter a number.').max(100),
    project: id.optional(),
  }),
  handler: async ({ req, query }) => {
    await auditSupport({ req, entity: 'units', query })
    return unitsWithNumber({ payload: req.payload, standing: await standingOf(req, 'property.units.view'), ...query })
  },
})

/** What shows each part of a unit's page. */
const parts: Readonly<Record<keyof UnitSight, PermissionCode>> = {
  rooms: 'property.rooms.view',
  owners: 'property.ownerships.view',
  leases: 'contracts.leases.view',
  money: 'finance.invoices.view',
  services: 'property.project-services.view',
  meters: 'property.meters.view',
  parking: 'property.parking.view',
  maintenance: 'property.maintenance.view',
  history: 'system.audit.view',
}

export const unitFigures = defineEndpoint({
  method: 'get',
  path: '/units/:id/overview',
  summary: 'Everything about a unit on one page, as far as the caller may see it',
  permission: 'property.units.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id: unit } }) => {
    const company = await requireSight({ req, collection: 'units', id: unit, permission: 'property.units.view' })
    await auditSupport({ req, entity: 'units', entityId: unit })
    const sees = {} as UnitSight
    for (const [part, code] of Object.entries(parts)) {
      sees[part as keyof UnitSight] = await hasPermission(req, code, company)
    }
    return unitOverview({ payload: req.payload, company, unit, sees })
  },
})
