import { defineInternal, hashField, moment, text, userOf } from './define-internal.ts'

/** Links to a new password; each works once. */
export const passwordResets = defineInternal({
  slug: 'password-resets',
  fields: [
    userOf(),
    { ...hashField('tokenHash'), unique: true } as never,
    moment('expiresAt', true),
    moment('usedAt'),
    text('ip'),
  ],
})
