import { count, defineInternal, moment } from './define-internal.ts'

/** Wrong passwords and codes per account and address, and until when the next try waits. */
export const authLocks = defineInternal({
  slug: 'auth-locks',
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    count('failures'),
    moment('windowStartedAt', true),
    moment('lockedUntil'),
  ],
})
