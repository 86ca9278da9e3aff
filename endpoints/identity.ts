import { z } from 'zod'
import { isCalendarDate } from '../src/domain/calendar.ts'
import { identityPapers } from '../src/domain/identity.ts'
import { reviewCheck } from '../src/services/identity/review-check.ts'
import { submitCheck } from '../src/services/identity/submit-check.ts'
import { defineEndpoint } from './define.ts'
import { params } from './common-input.ts'

export const submitIdentityCheck = defineEndpoint({
  method: 'post',
  path: '/identity-checks',
  summary: 'Hand in the papers of a person for review: by staff, or by himself',
  permission: 'authenticated',
  status: 201,
  body: z.strictObject({
    person: z.uuid(),
    documentType: z.enum(identityPapers),
    documentNumber: z.string().trim().min(3, 'Enter the number of the paper.').max(60),
    country: z
      .string()
      .trim()
      .regex(/^[A-Za-z]{2}$/, 'Enter the two letters of a country, such as KE.')
      .optional(),
    expiresOn: z.string().refine(isCalendarDate, 'Enter a date, such as 2030-12-31.').optional(),
    front: z.uuid().optional(),
    back: z.uuid().optional(),
    selfie: z.uuid().optional(),
  }),
  handler: ({ req, body }) => submitCheck({ req, check: body }),
})

export const approveIdentityCheck = defineEndpoint({
  method: 'post',
  path: '/identity-checks/:id/approve',
  summary: 'Approve the papers of a person; not for whoever handed them in',
  permission: 'people.verification.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason: z.string().trim().max(500).optional() }),
  handler: ({ req, params: { id }, body }) => reviewCheck({ req, id, to: 'approved', ...body }),
})

export const rejectIdentityCheck = defineEndpoint({
  method: 'post',
  path: '/identity-checks/:id/reject',
  summary: 'Reject the papers of a person, with the reason that he is told',
  permission: 'people.verification.approve',
  scope: 'row',
  params,
  body: z.strictObject({ reason: z.string().trim().min(3, 'Say why, in a few words.').max(500) }),
  handler: ({ req, params: { id }, body }) => reviewCheck({ req, id, to: 'rejected', ...body }),
})
