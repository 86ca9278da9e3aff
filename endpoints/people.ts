import { z } from 'zod'
import { findDuplicates } from '../src/services/people/find-duplicates.ts'
import { duplicateGroups } from '../src/services/people/duplicate-groups.ts'
import { erasePerson } from '../src/services/people/erase-person.ts'
import { exportPerson } from '../src/services/people/export-person.ts'
import { mergePeople } from '../src/services/people/merge-people.ts'
import { personOverview } from '../src/services/people/person-overview.ts'
import { personRoles, searchPeople } from '../src/services/people/search-people.ts'
import { defineEndpoint } from './define.ts'
import { params, reason } from './common-input.ts'

const page = z.coerce.number().int().min(1).max(10_000).default(1)
const limit = z.coerce.number().int().min(1).max(200).default(25)
const text = z.string().trim().max(200).optional()

export const searchForPeople = defineEndpoint({
  method: 'get',
  path: '/people/search',
  summary: 'People by a part of name, phone, e-mail or identity number, the best hits first',
  permission: 'people.people.view',
  scope: 'row',
  query: z.strictObject({
    q: z.string().trim().min(2, 'Enter at least two letters or digits.').max(100),
    role: z.enum(personRoles).optional(),
    page,
    limit,
  }),
  handler: ({ req, query }) => searchPeople({ req, ...query }),
})

export const duplicates = defineEndpoint({
  method: 'get',
  path: '/people/duplicates',
  summary: 'People who may be the one that is being entered, with the reasons',
  permission: 'people.people.view',
  query: z.strictObject({ phone: text, email: text, nationalId: text, name: text, except: z.uuid().optional() }),
  handler: ({ req, company, query }) => findDuplicates({ req, company, query }),
})

export const duplicatePeople = defineEndpoint({
  method: 'get',
  path: '/people/duplicate-groups',
  summary: 'People of the company who share a phone, an address or an identity number',
  permission: 'people.people.merge',
  query: z.strictObject({ page, limit }),
  handler: ({ req, company, query }) => duplicateGroups({ req, company, ...query }),
})

export const mergePerson = defineEndpoint({
  method: 'post',
  path: '/people/:id/merge',
  summary: 'Make one person of two: everything of `from` becomes this one’s',
  permission: 'people.people.merge',
  scope: 'row',
  params,
  body: z.strictObject({ from: z.uuid(), reason }),
  handler: ({ req, companies, params: { id }, body }) => mergePeople({ req, companies, id, ...body }),
})

export const overview = defineEndpoint({
  method: 'get',
  path: '/people/:id/overview',
  summary: 'Everything around a person: units, leases, balances, papers, requests, accounts, and what to do next',
  permission: 'people.people.view',
  scope: 'row',
  params,
  handler: ({ req, params: { id } }) => personOverview({ req, id }),
})

export const personExport = defineEndpoint({
  method: 'get',
  path: '/people/:id/export',
  summary: 'Everything that the company keeps about one person, as a file',
  permission: 'people.personal-data.export',
  scope: 'row',
  params,
  handler: ({ req, params: { id } }) => exportPerson({ req, id }),
})

export const personErase = defineEndpoint({
  method: 'post',
  path: '/people/:id/erase',
  summary: 'Erase what tells who a person was; the books stay',
  permission: 'people.personal-data.erase',
  stepUp: true,
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: ({ req, params: { id }, body }) => erasePerson({ req, id, ...body }),
})
