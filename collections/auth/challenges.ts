import { choiceField } from '../fields/choices.ts'
import { count, defineInternal, hashField, moment, text, userOf } from './define-internal.ts'

/** A step that waits for a code: a log-in, a sign-up, a fresh proof. Its ticket is known to the caller only. */
export const challenges = defineInternal({
  slug: 'challenges',
  fields: [
    { ...hashField('ticketHash'), unique: true } as never,
    choiceField({
      name: 'purpose',
      label: 'Purpose',
      options: ['login', 'verify_email', 'signup', 'step_up', 'email_change'],
    }),
    userOf({ required: false }),
    text('email', true),
    text('codeHash'),
    moment('codeExpiresAt'),
    count('attempts'),
    count('sends'),
    moment('nextSendAt'),
    moment('expiresAt', true),
    moment('usedAt'),
    text('sessionId'),
    text('ip'),
    text('userAgent'),
    { name: 'data', type: 'textarea' },
  ],
})
