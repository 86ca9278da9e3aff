import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { addPolicyVersion } from '../src/services/penalties/add-policy-version.ts'
import { approveWaiver, rejectWaiver } from '../src/services/penalties/decide-waiver.ts'
import { retirePolicy } from '../src/services/penalties/retire-policy.ts'
import { tryPolicy } from '../src/services/penalties/try-policy.ts'
import { waivePenalty } from '../src/services/penalties/waive-penalty.ts'
import { defineEndpoint } from './define.ts'
import { amount, newVersion, rowId as params, trial } from './penalty-input.ts'
import { reason } from './common-input.ts'

const waiving = 'finance.penalties.waive' as const
const policies = 'settings.penalties.update' as const

export const addVersion = defineEndpoint({
  method: 'post',
  path: '/finance/penalty-policies/:id/versions',
  summary: 'What a policy says for invoices that are due from a day on',
  permission: policies,
  scope: 'row',
  status: 201,
  params,
  body: newVersion,
  handler: async ({ req, params: { id }, body }) =>
    addPolicyVersion({
      req,
      company: await requireSight({ req, collection: 'penalty-policies', id, permission: policies }),
      policy: id,
      version: body,
    }),
})

export const retire = defineEndpoint({
  method: 'post',
  path: '/finance/penalty-policies/:id/retire',
  summary: 'End a policy: it charges no more, what it charged stays',
  permission: policies,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    retirePolicy({
      req,
      company: await requireSight({ req, collection: 'penalty-policies', id, permission: policies }),
      id,
    }),
})

export const tryOut = defineEndpoint({
  method: 'post',
  path: '/finance/penalty-policies/try',
  summary: 'What a policy would charge on an example; nothing is stored',
  permission: 'settings.penalties.view',
  body: trial,
  handler: async ({ body }) => tryPolicy(body),
})

export const waive = defineEndpoint({
  method: 'post',
  path: '/finance/penalties/:id/waive',
  summary: 'Let a payer off a penalty: at once within one’s limit, else somebody else decides',
  permission: waiving,
  scope: 'row',
  idempotent: true,
  status: 201,
  params,
  body: z.strictObject({ amountMinor: amount.optional(), reason }),
  handler: async ({ req, params: { id }, body, idempotency }) =>
    waivePenalty({
      req,
      company: await requireSight({ req, collection: 'penalties', id, permission: waiving }),
      penalty: id,
      ...body,
      idempotency: idempotency(),
    }),
})

export const approveOne = defineEndpoint({
  method: 'post',
  path: '/finance/penalty-waivers/:id/approve',
  summary: 'Approve a waiver; above the limit of the company not by who asked for it',
  permission: waiving,
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) =>
    approveWaiver({
      req,
      company: await requireSight({ req, collection: 'penalty-waivers', id, permission: waiving }),
      id,
    }),
})

export const rejectOne = defineEndpoint({
  method: 'post',
  path: '/finance/penalty-waivers/:id/reject',
  summary: 'Refuse a waiver',
  permission: waiving,
  scope: 'row',
  params,
  body: z.strictObject({ reason }),
  handler: async ({ req, params: { id }, body }) =>
    rejectWaiver({
      req,
      company: await requireSight({ req, collection: 'penalty-waivers', id, permission: waiving }),
      id,
      ...body,
    }),
})
