import { z } from 'zod'
import { addMonths, isCalendarDate } from '../src/domain/calendar.ts'
import { occupancy } from '../src/services/occupancy/occupancy.ts'
import { projectsScope } from '../src/services/occupancy/projects-scope.ts'
import { propertyStats } from '../src/services/occupancy/property-stats.ts'
import { rentRoll } from '../src/services/occupancy/rent-roll.ts'
import { vacancies } from '../src/services/occupancy/vacancies.ts'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { date } from './common-input.ts'

const project = z.uuid('This is not an id.').optional()
const longestYears = 3

export const occupancyFigures = defineEndpoint({
  method: 'get',
  path: '/occupancy',
  summary: 'Let and lettable unit-days between two days, by day, month or project, with totals',
  permission: 'contracts.leases.view',
  query: z
    .strictObject({
      ...paging,
      limit: paging.limit.default(200),
      from: date,
      to: date,
      project,
      by: z.enum(['day', 'month', 'project']).default('month'),
    })
    .refine(({ from, to }) => !isCalendarDate(from) || !isCalendarDate(to) || from <= to, {
      message: 'The end cannot be before the start.',
      path: ['to'],
    })
    .refine(({ from, to }) => !isCalendarDate(from) || !isCalendarDate(to) || isWithinYears(from, to), {
      message: `Ask for at most ${longestYears} years.`,
      path: ['to'],
    }),
  handler: async ({ req, company, query: { project: chosen, ...query } }) => {
    const projects = await projectsScope({ req, company, project: chosen })
    await auditSupport({ req, entity: 'occupancy', query: { ...query, project: chosen } })
    return occupancy({ payload: req.payload, company, projects, ...query })
  },
})

const isWithinYears = (from: string, to: string): boolean => from >= '9990' || to < addMonths(from, longestYears * 12)

export const vacancyList = defineEndpoint({
  method: 'get',
  path: '/occupancy/vacancies',
  summary: 'Units that could be let today and are not, with since when and the last rent',
  permission: 'contracts.leases.view',
  query: z.strictObject({ ...paging, project }),
  handler: async ({ req, company, query: { project: chosen, ...query } }) => {
    const projects = await projectsScope({ req, company, project: chosen })
    await auditSupport({ req, entity: 'occupancy', query: { ...query, project: chosen } })
    return vacancies({ payload: req.payload, company, projects, ...query })
  },
})

export const rentRollList = defineEndpoint({
  method: 'get',
  path: '/rent-roll',
  summary: 'Every unit that is or could be let: tenant, rent, dates, days remaining, with totals per currency',
  permission: 'finance.rent.view',
  query: z.strictObject({ ...paging, project, on: date.optional(), state: z.enum(['let', 'vacant']).optional() }),
  handler: async ({ req, company, query: { project: chosen, ...query } }) => {
    const projects = await projectsScope({ req, company, project: chosen })
    await auditSupport({ req, entity: 'rent-roll', query: { ...query, project: chosen } })
    return rentRoll({ payload: req.payload, company, projects, ...query })
  },
})

export const statsOfProperty = defineEndpoint({
  method: 'get',
  path: '/property-stats',
  summary: 'How many units and houses are let today, and how many tenants there are and were',
  permission: 'property.units.view',
  query: z.strictObject({ project }),
  handler: async ({ req, company, query }) => {
    const projects = await projectsScope({ req, company, project: query.project })
    await auditSupport({ req, entity: 'property-stats', query })
    return propertyStats({ payload: req.payload, company, projects })
  },
})
