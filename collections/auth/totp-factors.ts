import { count, defineInternal, moment, text, userOf } from './define-internal.ts'

/** The authenticator app of a user: its secret sealed, and the last step that was used. */
export const totpFactors = defineInternal({
  slug: 'totp-factors',
  fields: [userOf({ unique: true }), text('secret', true), moment('confirmedAt'), count('lastStep')],
})
