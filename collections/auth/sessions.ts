import { choiceField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { count, defineInternal, hashField, moment, text, userOf } from './define-internal.ts'

/** A log-in of a device: its refresh token (hashed), its second factor, its end. */
export const sessions = defineInternal({
  slug: 'sessions',
  fields: [
    userOf(),
    choiceField({ name: 'kind', label: 'Kind', options: ['cookie', 'bearer'] }),
    { ...hashField('refreshHash'), unique: true } as never,
    count('rotation'),
    moment('rotatedAt', true),
    moment('expiresAt', true),
    moment('endsAt', true),
    moment('revokedAt'),
    text('revokeReason'),
    moment('factorAt'),
    text('factorKind'),
    text('device'),
    text('userAgent'),
    text('ip'),
    moment('lastUsedAt', true),
    { ...relation({ name: 'chosenCompany', to: 'companies' }) },
  ],
})
