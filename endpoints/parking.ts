import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { assignSlots } from '../src/services/parking/assign-slots.ts'
import { projectParking } from '../src/services/parking/project-parking.ts'
import { releaseAssignment, releaseUnit } from '../src/services/parking/release-slots.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params } from './common-input.ts'

export const assignParking = defineEndpoint({
  method: 'post',
  path: '/parking/assign',
  summary: 'Give slots to a unit, with the fee for them; all or nothing',
  permission: 'property.parking.update',
  status: 201,
  body: z.strictObject({
    slots: z.array(z.uuid()).min(1, 'Choose at least one slot.').max(100, 'At most 100 slots at once.'),
    unit: z.uuid(),
    fromDate: date,
    fee: z
      .strictObject({
        service: z.uuid(),
        priceMinor: z
          .int('Enter a whole number of minor units (cents).')
          .min(0, 'The price is not below zero.')
          .optional(),
      })
      .optional(),
  }),
  handler: ({ req, company, body }) => assignSlots({ req, company, assignment: body }),
})

export const releaseParking = defineEndpoint({
  method: 'post',
  path: '/parking/:id/release',
  summary: 'End the assignment of a slot after a day; its fee ends with it',
  permission: 'property.parking.update',
  scope: 'row',
  params,
  body: z.strictObject({ date: date.optional() }),
  handler: async ({ req, params: { id }, body }) => {
    const sight = { req, collection: 'parking-assignments', id, permission: 'property.parking.update' } as const
    return releaseAssignment({ req, company: await requireSight(sight), id, ...body })
  },
})

export const releaseUnitParking = defineEndpoint({
  method: 'post',
  path: '/parking/release-unit',
  summary: 'End all assignments of a unit',
  permission: 'property.parking.update',
  body: z.strictObject({ unit: z.uuid(), date: date.optional() }),
  handler: ({ req, company, body }) => releaseUnit({ req, company, ...body }),
})

export const parkingOfProject = defineEndpoint({
  method: 'get',
  path: '/projects/:id/parking',
  summary: 'The slots of a project with who parks there, and how many are free',
  permission: 'property.parking.view',
  scope: 'row',
  params,
  query: z.strictObject({
    ...paging,
    block: z.uuid().optional(),
    state: z.enum(['free', 'taken']).optional(),
    search: z.string().trim().max(100).optional(),
  }),
  handler: async ({ req, params: { id }, query }) => {
    const company = await requireSight({ req, collection: 'projects', id, permission: 'property.parking.view' })
    return projectParking({ req, company, project: id, ...query })
  },
})
