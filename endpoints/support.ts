import { z } from 'zod'
import { grantSupport, revokeSupport } from '../src/services/platform/grant-support.ts'
import { defineEndpoint } from './define.ts'

export const supportGrant = defineEndpoint({
  method: 'post',
  path: '/support-grants',
  summary: 'Let an operator of the platform look into the company for some hours',
  permission: 'settings.support.grant',
  stepUp: true,
  status: 201,
  body: z.strictObject({
    operator: z.email('Enter the e-mail address of the operator.'),
    hours: z.number().min(1).max(72, 'Support access lasts 72 hours at most.'),
    reason: z.string().trim().min(3, 'Say why, in a few words.').max(500),
  }),
  handler: ({ req, company, body }) => grantSupport({ req, company, ...body }),
})

export const supportRevoke = defineEndpoint({
  method: 'post',
  path: '/support-grants/:id/revoke',
  summary: 'End support access at once',
  permission: 'settings.support.grant',
  scope: 'row',
  params: z.object({ id: z.uuid() }),
  handler: ({ req, companies, params: { id } }) => revokeSupport({ req, companies, id }),
})
