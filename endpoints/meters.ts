import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { isPeriod } from '../src/domain/calendar.ts'
import { removeMeter, replaceMeter } from '../src/services/meters/change-meter.ts'
import { enterReading, enterReadings, estimateReading } from '../src/services/meters/enter-reading.ts'
import { meterConsumption } from '../src/services/meters/meter-consumption.ts'
import { readingRound } from '../src/services/meters/reading-round.ts'
import { reviewReading } from '../src/services/meters/review-reading.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { date, params, reason } from './common-input.ts'

const month = z.string().refine(isPeriod, 'Enter a month as YYYY-MM.')
const number = z.number('Enter what the meter shows, as a number.')

const reading = {
  readingDate: date,
  value: number,
  kind: z.enum(['actual', 'final']).default('actual'),
  photo: z.uuid().nullish(),
  note: z.string().trim().max(500).optional(),
  confirm: z.boolean().default(false),
}

const companyOf = (req: PayloadRequest, collection: string, id: string, permission: PermissionCode): Promise<string> =>
  requireSight({ req, collection, id, permission })

export const readMeter = defineEndpoint({
  method: 'post',
  path: '/meters/:id/readings',
  summary: 'Record what a meter shows; what looks wrong is questioned unless it is confirmed',
  permission: 'property.readings.create',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject(reading),
  handler: async ({ req, params: { id }, body }) => {
    const company = await companyOf(req, 'meters', id, 'property.readings.create')
    return enterReading({ req, company, reading: { meter: id, ...body } })
  },
})

export const readMeters = defineEndpoint({
  method: 'post',
  path: '/meters/readings',
  summary: 'Record the readings of a round: all of them, or none when one cannot be',
  permission: 'property.readings.create',
  status: 201,
  body: z.strictObject({
    readings: z
      .array(z.strictObject({ meter: z.uuid(), ...reading }))
      .min(1, 'Enter at least one reading.')
      .max(500, 'At most 500 readings at once.'),
  }),
  handler: ({ req, company, body }) => enterReadings({ req, company, ...body }),
})

export const estimateMeter = defineEndpoint({
  method: 'post',
  path: '/meters/:id/estimate',
  summary: 'Record an estimate where nobody could read; the next reading corrects it',
  permission: 'property.readings.create',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject({ date: date.optional() }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await companyOf(req, 'meters', id, 'property.readings.create')
    return estimateReading({ req, company, meter: id, ...body })
  },
})

export const replaceMeterBy = defineEndpoint({
  method: 'post',
  path: '/meters/:id/replace',
  summary: 'Put a new meter in the place of this one, with the final reading of the old',
  permission: 'property.meters.update',
  scope: 'row',
  status: 201,
  params,
  body: z.strictObject({
    date,
    finalReading: number,
    newIdentifier: z.string().trim().min(1, 'Enter the number of the new meter.').max(100),
    newInitialReading: number.default(0),
    reason: reason.optional(),
  }),
  handler: async ({ req, params: { id }, body }) =>
    replaceMeter({ req, company: await companyOf(req, 'meters', id, 'property.meters.update'), id, ...body }),
})

export const removeMeterFrom = defineEndpoint({
  method: 'post',
  path: '/meters/:id/remove',
  summary: 'Take a meter away for good, with its final reading',
  permission: 'property.meters.update',
  scope: 'row',
  params,
  body: z.strictObject({ date, finalReading: number, reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) =>
    removeMeter({ req, company: await companyOf(req, 'meters', id, 'property.meters.update'), id, ...body }),
})

export const consumptionOfMeter = defineEndpoint({
  method: 'get',
  path: '/meters/:id/consumption',
  summary: 'What a meter counted by month, over its replacements; by default the last twelve',
  permission: 'property.readings.view',
  scope: 'row',
  params,
  query: z.strictObject({ from: month.optional(), to: month.optional() }),
  handler: async ({ req, params: { id }, query }) =>
    meterConsumption({ req, company: await companyOf(req, 'meters', id, 'property.readings.view'), id, ...query }),
})

export const roundOfProject = defineEndpoint({
  method: 'get',
  path: '/projects/:id/reading-round',
  summary: 'The meters of a project in the order of a walk, with what they showed last',
  permission: 'property.readings.view',
  scope: 'row',
  params,
  query: z.strictObject({
    ...paging,
    kind: z.enum(['water', 'electricity', 'gas', 'heat', 'other']).optional(),
    search: z.string().trim().max(100).optional(),
    before: date.optional(),
  }),
  handler: async ({ req, params: { id }, query }) => {
    const company = await companyOf(req, 'projects', id, 'property.readings.view')
    return readingRound({ req, company, project: id, ...query })
  },
})

export const acceptReading = defineEndpoint({
  method: 'post',
  path: '/meter-readings/:id/accept',
  summary: 'Take a reading that looked wrong as it is',
  permission: 'property.readings.update',
  scope: 'row',
  params,
  body: z.strictObject({ reason: reason.optional() }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await companyOf(req, 'meter-readings', id, 'property.readings.update')
    return reviewReading({ req, company, id, to: 'accepted', ...body })
  },
})

export const rejectReading = defineEndpoint({
  method: 'post',
  path: '/meter-readings/:id/reject',
  summary: 'Refuse a reading; its day is free for another',
  permission: 'property.readings.update',
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) => {
    const company = await companyOf(req, 'meter-readings', id, 'property.readings.update')
    return reviewReading({ req, company, id, to: 'rejected', ...body })
  },
})
