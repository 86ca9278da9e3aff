import { z } from 'zod'
import { invitePerson } from '../src/services/invitations/invite-person.ts'
import { resendInvitation, revokeInvitation } from '../src/services/invitations/move-invitation.ts'
import { unauthenticated } from '../src/platform/errors.ts'
import { acceptInvitation } from '../src/services/invitations/accept-invitation.ts'
import { previewInvitation } from '../src/services/invitations/preview-invitation.ts'
import { callerOf } from '../src/services/auth/caller.ts'
import { findAccount } from '../src/services/auth/find-account.ts'
import { admit } from '../src/services/auth/log-in.ts'
import { answerLogIn } from '../src/services/auth/session-answer.ts'
import { clientField, kindOf, password, ticket as token } from './auth-input.ts'
import { defineEndpoint } from './define.ts'
import { params } from './common-input.ts'

export const inviteToPortal = defineEndpoint({
  method: 'post',
  path: '/invitations',
  summary: 'Invite an owner, a tenant or an agent to see his own rows',
  permission: 'people.people.invite',
  scope: 'row',
  status: 201,
  body: z.strictObject({
    kind: z.enum(['owner', 'tenant', 'agent']),
    person: z.uuid(),
    email: z.email('Enter an e-mail address.').max(200).optional(),
  }),
  handler: ({ req, companies, body }) => invitePerson({ req, companies, ...body }),
})

export const resend = defineEndpoint({
  method: 'post',
  path: '/invitations/:id/resend',
  summary: 'Send an invitation again with a new link; whoever may invite may do this',
  permission: 'authenticated',
  params,
  handler: ({ req, params: { id } }) => resendInvitation({ req, id }),
})

export const revoke = defineEndpoint({
  method: 'post',
  path: '/invitations/:id/revoke',
  summary: 'End an open invitation; whoever may invite may do this',
  permission: 'authenticated',
  params,
  handler: ({ req, params: { id } }) => revokeInvitation({ req, id }),
})

export const preview = defineEndpoint({
  method: 'get',
  path: '/auth/invitations/preview',
  summary: 'What the link of an invitation is for',
  permission: 'public',
  query: z.strictObject({ token }),
  handler: ({ req, query }) => previewInvitation({ req, ...query }),
})

export const accept = defineEndpoint({
  method: 'post',
  path: '/auth/invitations/accept',
  summary: 'Accept an invitation with a new password, or with that of your account; answers as a log-in does',
  permission: 'public',
  body: z.strictObject({ token, name: z.string().trim().max(120).optional(), password, ...clientField }),
  handler: async ({ req, body: { client, ...acceptance } }) => {
    const { userId, isNew } = await acceptInvitation({ req, ...acceptance })
    const account = await findAccount(req.payload, { id: userId })
    if (!account || account.status !== 'active') throw unauthenticated()
    // The link was in the mail: of a new account it is the second factor of this first log-in.
    const outcome = await admit({ req, account, kind: kindOf({ client }), caller: callerOf(req), hasShownMail: isNew })
    return answerLogIn(req, outcome)
  },
})
