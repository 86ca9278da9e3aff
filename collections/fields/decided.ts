import type { Field } from 'payload'
import { relation } from './relation.ts'
import { momentField } from './shown.ts'

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const
const aside = { position: 'sidebar', readOnly: true } as const

/** Who proposed something and who decided about it; above the company's limit they are two people. */
export const decidedFields = (): Field[] => [
  {
    ...relation({ name: 'proposedBy', to: 'users', label: 'Entered by', readOnly: true }),
    ...noted,
    admin: { ...aside, condition: ({ proposedBy }) => Boolean(proposedBy) },
  },
  {
    ...relation({ name: 'decidedBy', to: 'users', label: 'Decided by', readOnly: true }),
    ...noted,
    admin: { ...aside, condition: ({ decidedBy }) => Boolean(decidedBy) },
  },
  { ...momentField({ name: 'decidedAt', label: 'Decided', sidebar: true, isShownWhenSet: true }), ...noted },
  {
    name: 'decisionReason',
    type: 'text',
    label: 'Reason',
    maxLength: 500,
    ...noted,
    admin: { ...aside, condition: ({ decisionReason }) => Boolean(decisionReason) },
  },
]

/** The key of the request that made a row: the same request again answers with that row. */
export const requestKeyFields = (): Field[] => [
  { name: 'idempotencyKey', type: 'text', access: { read: nobody, ...noted.access }, admin: { hidden: true } },
  { name: 'requestHash', type: 'text', access: { read: nobody, ...noted.access }, admin: { hidden: true } },
]
