import { defineInternal, moment, text, userOf } from './define-internal.ts'

/** The password of a user, hashed, apart from the row that colleagues see. */
export const credentials = defineInternal({
  slug: 'credentials',
  fields: [
    userOf({ unique: true }),
    text('passwordHash', true),
    moment('changedAt', true),
    { name: 'mustChange', type: 'checkbox', defaultValue: false },
  ],
})
