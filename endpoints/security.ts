import { z } from 'zod'
import { permissionCodes } from '../src/access/permissions.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  renewRecoveryCodes,
  securityOverview,
  switchAuthenticatorOff,
} from '../src/services/auth/authenticator.ts'
import { makeApiKey, revokeApiKey } from '../src/services/auth/api-keys.ts'
import { code } from './auth-input.ts'
import { defineEndpoint } from './define.ts'

export const authSecurity = defineEndpoint({
  method: 'get',
  path: '/auth/security',
  summary: 'How your log-in is protected',
  permission: 'authenticated',
  handler: ({ req }) => securityOverview({ req }),
})

export const authTotpSetup = defineEndpoint({
  method: 'post',
  path: '/auth/totp/setup',
  summary: 'A secret for your authenticator app',
  permission: 'authenticated',
  stepUp: true,
  handler: ({ req }) => beginAuthenticator({ req }),
})

export const authTotpConfirm = defineEndpoint({
  method: 'post',
  path: '/auth/totp/confirm',
  summary: 'Switch your authenticator app on; answers ten recovery codes',
  permission: 'authenticated',
  stepUp: true,
  body: z.strictObject({ code }),
  handler: ({ req, body }) => confirmAuthenticator({ req, ...body }),
})

export const authTotpDisable = defineEndpoint({
  method: 'post',
  path: '/auth/totp/disable',
  summary: 'Switch your authenticator app off',
  permission: 'authenticated',
  stepUp: true,
  handler: ({ req }) => switchAuthenticatorOff({ req }),
})

export const authRecoveryCodes = defineEndpoint({
  method: 'post',
  path: '/auth/recovery-codes',
  summary: 'Ten new recovery codes in place of the old ones',
  permission: 'authenticated',
  stepUp: true,
  handler: ({ req }) => renewRecoveryCodes({ req }),
})

export const apiKeyMake = defineEndpoint({
  method: 'post',
  path: '/api-keys/create',
  summary: 'Make a key for an integrator; it is shown this once',
  permission: 'settings.api-keys.create',
  stepUp: true,
  status: 201,
  body: z.strictObject({
    name: z.string().trim().min(2, 'Give the key a name.').max(80),
    permissions: z
      .array(z.enum(permissionCodes as [string, ...string[]]))
      .min(1, 'Choose what the key may do.')
      .max(300),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  }),
  handler: ({ req, company, body }) =>
    makeApiKey({ req, company, key: body as Parameters<typeof makeApiKey>[0]['key'] }),
})

export const apiKeyRevoke = defineEndpoint({
  method: 'post',
  path: '/api-keys/:id/revoke',
  summary: 'End a key at once',
  permission: 'settings.api-keys.revoke',
  scope: 'row',
  params: z.object({ id: z.uuid() }),
  handler: ({ req, companies, params: { id } }) => revokeApiKey({ req, id, companies }),
})
