import { defineInternal, hashField, moment, userOf } from './define-internal.ts'

/** Codes for the day on which the phone is lost; each works once. */
export const recoveryCodes = defineInternal({
  slug: 'recovery-codes',
  fields: [userOf(), hashField('codeHash'), moment('usedAt')],
})
