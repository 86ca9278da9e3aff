import { z } from 'zod'
import { accountKinds } from '../src/domain/payment-account.ts'
import { decideAccount } from '../src/services/payment-accounts/decide-account.ts'
import { addOwnAccount, changeOwnAccount } from '../src/services/payment-accounts/own-accounts.ts'
import { defineEndpoint } from './define.ts'
import { params } from './common-input.ts'

const account = z.strictObject({
  kind: z.enum(accountKinds),
  provider: z.string().trim().min(1, 'Enter the code of the channel.').max(20),
  accountNumber: z.string().trim().min(1, 'Enter the number.').max(50),
  accountName: z.string().trim().min(1, 'Enter the name on the account.').max(200),
  isDefault: z.boolean().optional(),
})

export const verifyAccount = defineEndpoint({
  method: 'post',
  path: '/payment-accounts/:id/verify',
  summary: 'Say that a payment account belongs to whom it claims; not for whoever changed it',
  permission: 'people.accounts.update',
  stepUp: true,
  scope: 'row',
  params,
  body: z.strictObject({ reason: z.string().trim().max(500).optional() }),
  handler: ({ req, params: { id }, body }) => decideAccount({ req, id, to: 'verified', ...body }),
})

export const rejectAccount = defineEndpoint({
  method: 'post',
  path: '/payment-accounts/:id/reject',
  summary: 'Refuse a payment account: nothing is paid there until it is changed',
  permission: 'people.accounts.update',
  stepUp: true,
  scope: 'row',
  params,
  body: z.strictObject({ reason: z.string().trim().min(3, 'Say why, in a few words.').max(500) }),
  handler: ({ req, params: { id }, body }) => decideAccount({ req, id, to: 'rejected', ...body }),
})

export const addOwn = defineEndpoint({
  method: 'post',
  path: '/payment-accounts/own',
  summary: 'Add a payment account of one’s own, as an owner, a tenant or an agent',
  permission: 'authenticated',
  stepUp: true,
  status: 201,
  body: account,
  handler: ({ req, body }) => addOwnAccount({ req, account: body }),
})

export const changeOwn = defineEndpoint({
  method: 'patch',
  path: '/payment-accounts/:id/own',
  summary: 'Change a payment account of one’s own; staff verify it again',
  permission: 'authenticated',
  stepUp: true,
  params,
  body: account.partial().extend({ isActive: z.boolean().optional() }),
  handler: ({ req, params: { id }, body }) => changeOwnAccount({ req, id, change: body }),
})
